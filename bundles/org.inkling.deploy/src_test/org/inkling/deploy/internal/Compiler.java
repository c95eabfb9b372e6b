package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs compilers and what they make. */
public final class Compiler {

    private Compiler() {
    }

    /** Skips the test when a program is not installed. */
    public static void require(String program) {
        assumeTrue(available(program), program + " is not installed: the generated C is not compiled");
    }

    public static boolean available(String program) {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs a command in a folder, feeds it, and returns what it writes; fails the test when it fails or writes errors. */
    public static byte[] run(Path folder, byte[] input, List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("inkling", ".err");
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile()).start();
            Thread feeder = new Thread(() -> {
                try (OutputStream out = process.getOutputStream()) {
                    out.write(input);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            feeder.setUncaughtExceptionHandler((thread, e) -> process.destroy());
            feeder.start();
            byte[] output = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            String said = Files.readString(errors);
            String shown = String.join(" ", command) + "\n" + said.substring(0, Math.min(said.length(), 5000));
            assertEquals(0, code, shown);
            assertEquals("", said, shown);
            return output;
        } finally {
            Files.delete(errors);
        }
    }

    /** {@link #run} with lines of text. */
    public static List<String> lines(Path folder, String input, List<String> command) throws IOException, InterruptedException {
        return new String(run(folder, input.getBytes(StandardCharsets.UTF_8), command), StandardCharsets.UTF_8).lines().toList();
    }
}
