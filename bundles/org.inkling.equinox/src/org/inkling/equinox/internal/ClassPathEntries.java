package org.inkling.equinox.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the place of a bundle to what a Java machine takes on its class path. */
final class ClassPathEntries {

    /** Where a project folder keeps its compiled classes, for Maven and for the IDE. */
    private static final List<String> CLASS_FOLDERS = List.of("target/classes", "bin");

    private ClassPathEntries() {
    }

    /**
     * Entries of one bundle.
     *
     * @param location  its jar, its unpacked folder, or its project folder
     * @param classPath header {@code Bundle-ClassPath}, null when there is none
     * @throws IOException when it keeps classes in a jar inside its jar, which no Java machine can read
     */
    static List<Path> of(Path location, String classPath) throws IOException {
        List<String> inside = new ArrayList<>();
        if (classPath != null) {
            for (String entry : classPath.split(",")) {
                String path = entry.split(";")[0].trim();
                if (!path.isEmpty() && !path.equals(".") && !path.equals("/")) {
                    inside.add(path);
                }
            }
        }
        if (Files.isRegularFile(location)) {
            if (!inside.isEmpty()) {
                throw new IOException(location.getFileName() + " keeps classes in " + String.join(", ", inside));
            }
            return List.of(location);
        }
        List<Path> entries = new ArrayList<>();
        for (String folder : CLASS_FOLDERS) {
            if (Files.isDirectory(location.resolve(folder))) {
                entries.add(location.resolve(folder));
            }
        }
        entries.add(location);
        inside.forEach(path -> entries.add(location.resolve(path)));
        return entries;
    }
}
