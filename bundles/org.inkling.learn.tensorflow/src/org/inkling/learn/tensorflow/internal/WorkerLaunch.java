package org.inkling.learn.tensorflow.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Command line and environment of a worker.
 *
 * @param classPath what the worker can see
 * @param main      name of its main class
 * @param options   further options of its Java machine, after ours so that they win
 */
public record WorkerLaunch(List<Path> classPath, String main, List<String> options) {

    /** System property with further options for the worker's Java machine, separated by spaces, for example {@code -Xmx2g}. */
    static final String OPTIONS = "inkling.worker.options";
    /** System property with the folder for unpacked native libraries; by default in the user's cache folder. */
    static final String CACHE = "inkling.worker.cache";

    /** In the names of TensorFlow's own files, Maven's and OSGi's, and not in ours: those change with every build, and the cache must not. */
    private static final String LIBRARIES = "tensorflow-core";

    /** Heap of the worker: with about 400 MB that TensorFlow takes outside it, the process stays under 1 GB. */
    private static final String HEAP = "-Xmx512m";

    /** A worker with the options a person has set. */
    public static WorkerLaunch of(List<Path> classPath, String main) {
        String options = System.getProperty(OPTIONS, "").trim();
        return new WorkerLaunch(classPath, main, options.isEmpty() ? List.of() : List.of(options.split("\\s+")));
    }

    Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr", "-XX:+ErrorFileToStderr",
                "-XX:-CreateCoredumpOnCrash", "-Dfile.encoding=UTF-8",
                "-Dorg.bytedeco.javacpp.cachedir=" + nativeCache()));
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File(System.getProperty("java.io.tmpdir")));
        Map<String, String> environment = builder.environment();
        // one thread and no oneDNN: the same bits on every machine, and oneDNN has killed the process on some networks
        environment.put("TF_NUM_INTRAOP_THREADS", "1");
        environment.put("TF_NUM_INTEROP_THREADS", "1");
        environment.put("TF_ENABLE_ONEDNN_OPTS", "0");
        environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
        environment.put("MALLOC_ARENA_MAX", "2");
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(environment::remove);
        return builder.start();
    }

    /** Folder of the native libraries of exactly these TensorFlow files, which are unpacked there on first use. */
    public Path nativeCache() {
        String files = classPath.stream().map(Path::toFile).filter(f -> f.getName().contains(LIBRARIES) && f.isFile())
                .map(f -> f.getName() + ":" + f.length()).sorted().collect(Collectors.joining("|"));
        return cacheFolder().resolve(String.format(java.util.Locale.ROOT, "tensorflow-%08x", files.hashCode()));
    }

    /** Whether the native libraries have been unpacked before. */
    boolean unpacked() {
        return Files.isDirectory(nativeCache());
    }

    private static Path cacheFolder() {
        String given = System.getProperty(CACHE, "");
        if (!given.isEmpty()) {
            return Path.of(given).toAbsolutePath();
        }
        String home = System.getProperty("user.home");
        String os = System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT);
        String local = System.getenv("LOCALAPPDATA");
        if (os.startsWith("windows") && local != null) {
            return Path.of(local, "inkling", "cache");
        }
        if (os.startsWith("mac")) {
            return Path.of(home, "Library", "Caches", "inkling");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg != null && Path.of(xdg).isAbsolute() ? Path.of(xdg, "inkling") : Path.of(home, ".cache", "inkling");
    }
}
