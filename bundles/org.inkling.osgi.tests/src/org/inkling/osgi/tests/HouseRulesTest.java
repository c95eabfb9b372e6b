package org.inkling.osgi.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Rules that keep the sources readable, checked on the source tree. */
class HouseRulesTest {

    private static final Set<String> SOURCES = Set.of("java", "c", "h", "cpp", "js", "mjs");
    private static final int MOST_LINES = 500;
    private static final int LONGEST_LINE = 160;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|print" + "StackTrace");

    private final Path bundles = Path.of(System.getProperty("inkling.bundles"));

    @Test
    void everyBundleHasAReadme() throws IOException {
        try (Stream<Path> folders = Files.list(bundles)) {
            List<String> without = folders.filter(f -> Files.exists(f.resolve("META-INF/MANIFEST.MF")))
                    .filter(f -> !Files.exists(f.resolve("README.md"))).map(f -> f.getFileName().toString()).sorted().toList();
            assertTrue(without.isEmpty(), "no README.md: " + without);
        }
    }

    @Test
    void sourcesAreShortAndFinished() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() > MOST_LINES) {
                offences.add(name(file) + " has " + lines.size() + " lines");
            }
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > LONGEST_LINE) {
                    offences.add(name(file) + ":" + (i + 1) + " is " + lines.get(i).length() + " characters long");
                }
                if (UNFINISHED.matcher(lines.get(i)).find()) {
                    offences.add(name(file) + ":" + (i + 1) + " " + lines.get(i).strip());
                }
            }
        }
        assertTrue(offences.isEmpty(), String.join("\n", offences));
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(bundles)) {
            return files.filter(Files::isRegularFile).filter(f -> !name(f).contains("/target/")).filter(f -> {
                String file = f.getFileName().toString();
                return SOURCES.contains(file.substring(file.lastIndexOf('.') + 1));
            }).sorted().toList();
        }
    }

    private String name(Path file) {
        return "/" + bundles.relativize(file).toString().replace('\\', '/');
    }
}
