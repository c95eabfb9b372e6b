package org.inkling.osgi.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Reads every manifest and refuses an edge that the rings of the architecture forbid. */
class RingsTest {

    /** Plain Java: usable in a unit test or a cluster job, without Eclipse. */
    private static final Set<String> PLAIN = Set.of("api", "data", "project", "engine", "dsp", "nn", "learn.tensorflow", "simulation",
            "versioning",
            "deploy", "deploy.wasm", "device.server", "device.serial", "boards", "board.generic.cortex_m4", "tck");

    /** Plain Java libraries that happen to come from the Eclipse Foundation. */
    private static final List<String> LIBRARIES = List.of("org.eclipse.jgit.", "org.eclipse.jetty.");

    /** What each bundle of Inkling may use of Inkling, besides {@code api}. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(Map.entry("api", Set.of()), Map.entry("data", Set.of()),
            Map.entry("project", Set.of("data")), Map.entry("nn", Set.of()), Map.entry("dsp", Set.of()),
            Map.entry("engine", Set.of("data", "project", "nn")), Map.entry("learn.tensorflow", Set.of("nn")),
            Map.entry("help", Set.of()), Map.entry("versioning", Set.of("data", "project", "engine")),
            Map.entry("device.server", Set.of("data", "project")),
            Map.entry("device.serial", Set.of("data")),
            Map.entry("simulation", Set.of("data", "project", "engine")), Map.entry("deploy", Set.of("nn")),
            Map.entry("deploy.wasm", Set.of("nn", "deploy")),
            Map.entry("board.generic.cortex_m4", Set.of()), Map.entry("boards", Set.of()), Map.entry("tck", Set.of()),
            Map.entry("equinox", Set.of()),
            Map.entry("packs", Set.of("cli", "engine")), Map.entry("resources", Set.of("data", "project", "engine")),
            Map.entry("cli", Set.of("data", "project", "engine", "dsp", "versioning", "device.server")), Map.entry("ui.charts", Set.of()),
            Map.entry("ui", Set.of("data", "project", "engine", "resources", "ui.charts")),
            Map.entry("ui.data", Set.of("data", "project", "engine", "resources", "ui.charts", "ui")),
            Map.entry("ui.impulse", Set.of("data", "project", "engine", "resources", "ui.charts", "ui")),
            Map.entry("ui.live", Set.of("data", "project", "engine", "resources", "ui.charts", "ui")),
            Map.entry("ui.lab", Set.of("data", "project", "engine", "resources", "ui.charts", "ui", "versioning")),
            Map.entry("ui.devices", Set.of("project", "resources", "ui", "ui.charts", "device.server")),
            Map.entry("rcp", Set.of("resources", "ui")));

    private static final Map<String, Attributes> MANIFESTS = new LinkedHashMap<>();

    @BeforeAll
    static void readManifests() throws IOException {
        Path bundles = Path.of(System.getProperty("inkling.bundles"));
        try (Stream<Path> folders = Files.list(bundles)) {
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve("META-INF/MANIFEST.MF");
                String name = folder.getFileName().toString().replaceFirst("^org\\.inkling\\.", "");
                if (Files.exists(file) && !name.endsWith("tests")) {
                    try (InputStream in = Files.newInputStream(file)) {
                        MANIFESTS.put(name, new Manifest(in).getMainAttributes());
                    }
                }
            }
        }
    }

    @Test
    void everyBundleHasAPlaceInTheRings() {
        assertTrue(MANIFESTS.size() >= 15, "found only " + MANIFESTS.keySet());
        List<String> homeless = MANIFESTS.keySet().stream().filter(name -> !MAY_USE.containsKey(name)).toList();
        assertTrue(homeless.isEmpty(), "give these bundles a place in the rings: " + homeless);
    }

    @Test
    void plainBundlesKnowNothingOfEclipse() throws BundleException {
        List<String> forbidden = new ArrayList<>();
        for (String name : PLAIN) {
            Attributes manifest = MANIFESTS.get(name);
            if (manifest.getValue(Constants.REQUIRE_BUNDLE) != null) {
                forbidden.add(name + " has Require-Bundle");
            }
            for (String used : elements(manifest, Constants.IMPORT_PACKAGE)) {
                if (used.startsWith("org.eclipse.") && LIBRARIES.stream().noneMatch(used::startsWith)
                        || used.startsWith("org.osgi.framework")) {
                    forbidden.add(name + " → " + used);
                }
            }
        }
        assertTrue(forbidden.isEmpty(), "plain bundles must not use Eclipse: " + forbidden);
    }

    @Test
    void edgesBetweenBundlesFollowTheRings() throws BundleException {
        Map<String, String> exporters = new LinkedHashMap<>();
        for (Map.Entry<String, Attributes> bundle : MANIFESTS.entrySet()) {
            for (String exported : elements(bundle.getValue(), Constants.EXPORT_PACKAGE)) {
                exporters.put(exported, bundle.getKey());
            }
        }
        List<String> forbidden = new ArrayList<>();
        for (Map.Entry<String, Attributes> bundle : MANIFESTS.entrySet()) {
            Set<String> allowed = MAY_USE.getOrDefault(bundle.getKey(), Set.of());
            for (String used : elements(bundle.getValue(), Constants.IMPORT_PACKAGE)) {
                String exporter = exporters.getOrDefault(used, "api");
                if (!exporter.equals("api") && !exporter.equals(bundle.getKey()) && !allowed.contains(exporter)) {
                    forbidden.add(bundle.getKey() + " → " + used + " of " + exporter);
                }
            }
            for (String required : elements(bundle.getValue(), Constants.REQUIRE_BUNDLE)) {
                if (required.startsWith("org.inkling.") && !allowed.contains(required.substring("org.inkling.".length()))) {
                    forbidden.add(bundle.getKey() + " → bundle " + required);
                }
            }
        }
        assertTrue(forbidden.isEmpty(), "forbidden edges: " + forbidden);
    }

    @Test
    void onlyUserInterfaceBundlesUseSwt() throws BundleException {
        List<String> forbidden = new ArrayList<>();
        for (Map.Entry<String, Attributes> bundle : MANIFESTS.entrySet()) {
            boolean screen = bundle.getKey().startsWith("ui") || bundle.getKey().equals("rcp");
            Stream<String> all = Stream.concat(elements(bundle.getValue(), Constants.IMPORT_PACKAGE).stream(),
                    elements(bundle.getValue(), Constants.REQUIRE_BUNDLE).stream());
            all.filter(used -> !screen && (used.startsWith("org.eclipse.swt") || used.startsWith("org.eclipse.ui")
                    || used.startsWith("org.eclipse.jface"))).forEach(used -> forbidden.add(bundle.getKey() + " → " + used));
        }
        assertTrue(forbidden.isEmpty(), "bundles without a screen must not use SWT: " + forbidden);
    }

    @Test
    void internalPackagesAreNotExportedToEveryone() throws BundleException {
        List<String> leaks = new ArrayList<>();
        for (Map.Entry<String, Attributes> bundle : MANIFESTS.entrySet()) {
            String value = bundle.getValue().getValue(Constants.EXPORT_PACKAGE);
            if (value != null) {
                for (org.eclipse.osgi.util.ManifestElement element : org.eclipse.osgi.util.ManifestElement
                        .parseHeader(Constants.EXPORT_PACKAGE, value)) {
                    if (element.getValue().contains(".internal") && element.getDirective("x-friends") == null
                            && !"true".equals(element.getDirective("x-internal"))) {
                        leaks.add(bundle.getKey() + " exports " + element.getValue());
                    }
                }
            }
        }
        assertTrue(leaks.isEmpty(), "internal packages need x-friends: " + leaks);
    }

    @Test
    void everyBundleOfTheRingsIsResolvedHere() {
        Set<String> installed = new java.util.HashSet<>();
        for (org.osgi.framework.Bundle bundle : FrameworkUtil.getBundle(RingsTest.class).getBundleContext().getBundles()) {
            if (bundle.getState() >= org.osgi.framework.Bundle.RESOLVED) {
                installed.add(bundle.getSymbolicName());
            }
        }
        List<String> missing = MANIFESTS.keySet().stream().filter(name -> !name.equals("tck") && !name.startsWith("board."))
                .map(name -> "org.inkling." + name).filter(name -> !installed.contains(name)).toList();
        assertTrue(missing.isEmpty(), "not resolved in OSGi: " + missing);
    }

    private static List<String> elements(Attributes manifest, String header) throws BundleException {
        String value = manifest.getValue(header);
        if (value == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (org.eclipse.osgi.util.ManifestElement element : org.eclipse.osgi.util.ManifestElement.parseHeader(header, value)) {
            names.add(element.getValue());
        }
        return names;
    }
}
