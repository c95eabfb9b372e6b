package org.inkling.equinox.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.FileLocator;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.WorkerClassPath;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Component;

/** Follows the wires of bundles to their files: jars of an installation, of a Maven repository, and project folders while developing. */
@Component
public final class BundleClassPath implements WorkerClassPath {

    private static final long FRAMEWORK = 0;

    @Override
    public List<Path> of(Class<?> main) throws OperationException {
        Bundle first = FrameworkUtil.getBundle(main);
        if (first == null) {
            throw new OperationException(
                    Problem.error("platform.class-path", Location.PROJECT, main.getName() + " does not come from a bundle.",
                            "Install the program again"));
        }
        Set<Path> files = new LinkedHashSet<>();
        for (Bundle bundle : reachable(first)) {
            files.addAll(files(bundle));
        }
        return List.copyOf(files);
    }

    /** The bundle, those it takes packages from, directly or not, and their fragments, nearest first; the framework is left out, workers run without it. */
    private static Set<Bundle> reachable(Bundle first) {
        Set<Bundle> found = new LinkedHashSet<>();
        Deque<Bundle> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            Bundle bundle = open.remove();
            if (bundle.getBundleId() != FRAMEWORK && found.add(bundle)) {
                open.addAll(neighbours(bundle.adapt(BundleWiring.class)));
            }
        }
        return found;
    }

    private static List<Bundle> neighbours(BundleWiring wiring) {
        List<Bundle> bundles = new ArrayList<>();
        // a bundle that is not resolved has no wiring
        if (wiring == null) {
            return bundles;
        }
        for (String namespace : List.of(PackageNamespace.PACKAGE_NAMESPACE, BundleNamespace.BUNDLE_NAMESPACE)) {
            for (BundleWire wire : wires(wiring.getRequiredWires(namespace))) {
                bundles.add(wire.getProvider().getBundle());
            }
        }
        for (BundleWire wire : wires(wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE))) {
            bundles.add(wire.getRequirer().getBundle());
        }
        return bundles;
    }

    private static List<BundleWire> wires(List<BundleWire> wires) {
        return wires == null ? Collections.emptyList() : wires;
    }

    private static List<Path> files(Bundle bundle) throws OperationException {
        Path location = FileLocator.getBundleFileLocation(bundle).map(File::toPath).map(Path::toAbsolutePath)
                .orElseThrow(() -> new OperationException(Problem.error("platform.class-path", Location.PROJECT,
                        "The bundle " + bundle.getSymbolicName() + " is not a file.", "Install the program in an ordinary folder")));
        try {
            return ClassPathEntries.of(location, bundle.getHeaders("").get(Constants.BUNDLE_CLASSPATH));
        } catch (IOException e) {
            throw new OperationException(Problem.error("platform.class-path", Location.PROJECT,
                    "The bundle " + bundle.getSymbolicName() + " cannot be used by a worker: " + e.getMessage(),
                    "Install the program again"), e);
        }
    }
}
