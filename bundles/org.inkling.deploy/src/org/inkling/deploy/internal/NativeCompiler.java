package org.inkling.deploy.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;

/** Compiles exported sources with a compiler of this computer, in a temporary folder. */
final class NativeCompiler {

    private static final int SHOWN = 600;

    private NativeCompiler() {
    }

    /** Whether a command can be started and knows its version. */
    static boolean isThere(String compiler) {
        try {
            Process process = new ProcessBuilder(compiler, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A program from all sources, those in C compiled as C++. @throws OperationException with the first words of the compiler */
    static byte[] compile(String compiler, Map<String, byte[]> sources, OperationContext context) throws OperationException {
        try {
            Path folder = Files.createTempDirectory("inkling-eim");
            try {
                return compile(folder, compiler, sources, context);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new OperationException(Problem.error("deploy.compile", Location.PROJECT,
                    "The program cannot be compiled: " + e.getMessage() + ".", "Check the compiler and the space in the temporary folder"),
                    e);
        }
    }

    private static byte[] compile(Path folder, String compiler, Map<String, byte[]> sources, OperationContext context)
            throws IOException, OperationException {
        List<String> command = new ArrayList<>(List.of(compiler, "-O3", "-std=gnu++11", "-I.", "-o", "program", "-x", "c++"));
        for (Map.Entry<String, byte[]> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, source.getValue());
            if (source.getKey().endsWith(".cpp") || source.getKey().endsWith(".c")) {
                command.add(source.getKey());
            }
        }
        command.addAll(List.of("-static-libgcc", "-static-libstdc++", "-s"));
        context.log("Compiling with " + compiler + "...");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                context.checkCancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            String said = Files.readString(log, StandardCharsets.ISO_8859_1);
            throw new OperationException(Problem.error("deploy.compile", Location.of("--option", EimTarget.COMPILER),
                    "The compiler " + compiler + " says: " + said.substring(0, Math.min(SHOWN, said.length())).strip(),
                    "Use a compiler for Linux", "Leave the option compiler empty and run make on the other computer"));
        }
        return Files.readAllBytes(folder.resolve("program"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
