package org.inkling.deploy.internal.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.deploy.ExportedModel;
import org.inkling.deploy.internal.Resources;

/** Compiles the C++ library with a program that answers windows on its standard input. */
abstract class CompiledVerifier implements DeploymentVerifier {

    private static final String HEADER = "model/inkling.h";
    private static final Pattern COUNT = Pattern.compile("#define INKLING_(WINDOW_SIZE|FEATURE_COUNT|CLASS_COUNT) (\\d+)");
    private static final int SECONDS = 120;

    @Override
    public final String target() {
        return "cpp";
    }

    /** Compiler and what stands before the sources. */
    abstract List<String> compiler();

    /** More files beside the driver, by name; those that end in {@code .c} are compiled. */
    Map<String, String> support() {
        return Map.of();
    }

    /** What starts the program, put before its path. */
    abstract List<String> launcher();

    /** Programs that have to be installed, with their Debian packages. */
    abstract Map<String, String> needed();

    @Override
    public final Optional<Problem> unavailable() {
        for (Map.Entry<String, String> program : needed().entrySet()) {
            if (!installed(program.getKey())) {
                return Optional.of(Problem.error("verify.program", Location.of(program.getKey()),
                        program.getKey() + " is not installed.", "Install the package " + program.getValue()));
            }
        }
        return Optional.empty();
    }

    private static boolean installed(String program) {
        String path = System.getenv("PATH");
        for (String folder : path == null ? new String[0] : path.split(java.io.File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public final ExportedModel open(Map<String, byte[]> files) throws OperationException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("inkling-verify");
            List<String> command = new ArrayList<>(compiler());
            command.addAll(List.of("-o", "program", "-I."));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (file.getKey().startsWith("model/")) {
                    Path path = folder.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                    if (file.getKey().endsWith(".c")) {
                        command.add(file.getKey());
                    }
                }
            }
            Files.writeString(folder.resolve("driver.c"), Resources.read("verify/driver.c"));
            command.add("driver.c");
            for (Map.Entry<String, String> file : support().entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
                if (file.getKey().endsWith(".c")) {
                    command.add(file.getKey());
                }
            }
            command.add("-lm");
            compile(folder, command);
            List<String> program = new ArrayList<>(launcher());
            program.add(folder.resolve("program").toString());
            String header = new String(files.getOrDefault(HEADER, new byte[0]), java.nio.charset.StandardCharsets.UTF_8);
            return new ProcessModel(folder, program, count(header, "WINDOW_SIZE"), count(header, "CLASS_COUNT"),
                    count(header, "FEATURE_COUNT"));
        } catch (IOException e) {
            if (folder != null) {
                ProcessModel.delete(folder);
            }
            throw new OperationException(
                    Problem.error("verify.open", Location.of(id()), "The export cannot be run: " + e.getMessage() + ".",
                            "Check the space on the disk", "Use another way to verify"),
                    e);
        }
    }

    private static int count(String header, String name) throws IOException {
        Matcher matcher = COUNT.matcher(header);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Integer.parseInt(matcher.group(2));
            }
        }
        throw new IOException(HEADER + " does not define INKLING_" + name);
    }

    private void compile(Path folder, List<String> command) throws IOException, OperationException {
        Path log = folder.resolve("compiler.log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the compiler takes longer than " + SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException();
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("the compiler says: " + Files.readString(log).lines().limit(5).toList());
        }
    }
}
