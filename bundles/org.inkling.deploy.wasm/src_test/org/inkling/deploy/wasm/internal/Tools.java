package org.inkling.deploy.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Programs that tests run. */
final class Tools {

    private Tools() {
    }

    static void require(String program) {
        assumeTrue(available(program), program + " is not installed: WebAssembly is not run in it");
    }

    static boolean available(String program) {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs a command in a folder and gives what it writes; fails the test when the command fails. */
    static byte[] run(Path folder, String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("inkling", ".err");
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            assertEquals(0, code, () -> String.join(" ", command) + "\n" + read(errors) + new String(output, StandardCharsets.UTF_8));
            return output;
        } finally {
            Files.delete(errors);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> paths = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A file of the shared data; skips the test without it. */
    static Path shared(String path) {
        Path file = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve(path);
        assumeTrue(Files.exists(file), file + ": shared data not found");
        return file;
    }
}
