package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.Progress;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.nn.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported C++ library, built and run. */
class CppTargetTest {

    private static final List<String> NASTY = List.of("free fall", "it's \"quoted\" \\ ??/", "int", "Ruhe – ü", "count", "INT");
    private static final int WINDOWS = 60;

    @TempDir
    private Path folder;

    private final CppTarget target = new CppTarget(Requests.CATALOG);

    private static final class Quiet implements OperationContext {

        @Override
        public Progress progress() {
            throw new AssertionError("no progress is told");
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void problem(Problem problem) {
            throw new AssertionError(problem.toString());
        }

        @Override
        public void log(String line) {
            throw new AssertionError(line);
        }

        @Override
        public void metric(String name, long step, double value) {
            throw new AssertionError(name);
        }
    }

    static OperationContext quiet() {
        return new Quiet();
    }

    private Map<String, byte[]> export(DeployRequest request) throws OperationException, IOException {
        assertEquals(List.of(), target.check(request));
        Map<String, byte[]> files = new TreeMap<>();
        DeployReport report = target.generate(request, files::put, new Quiet());
        assertEquals(List.copyOf(files.keySet()), report.files());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return files;
    }

    /** What the workbench computes for a window: features, standardised, quantised, run. */
    private static List<String> expected(DeployRequest request, float[] window) throws OperationException {
        StringBuilder line = new StringBuilder("features");
        for (float feature : Requests.features(request, window)) {
            line.append('\t').append(feature);
        }
        float[] scores = Requests.scores(request, window);
        int best = 0;
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
            result.append('\t').append(request.classes().get(i)).append('=').append(scores[i]);
        }
        return List.of(line.toString(), (scores[best] < request.threshold() ? "uncertain" : request.classes().get(best)) + result);
    }

    /** The same numbers in one spelling. */
    private static List<String> numbers(List<String> lines) {
        return lines.stream().map(line -> {
            StringBuilder text = new StringBuilder();
            for (String part : line.split("\t")) {
                int at = part.lastIndexOf('=') + 1;
                String tail = part.substring(at);
                text.append(part, 0, at).append(tail.matches("[-+.\\dEe]+") ? Float.toString(Float.parseFloat(tail)) : tail).append('\t');
            }
            return text.toString();
        }).toList();
    }

    private static String line(float[] window) {
        StringBuilder line = new StringBuilder();
        for (float value : window) {
            line.append(String.format(Locale.ROOT, "%s ", value));
        }
        return line.append('\n').toString();
    }

    @Test
    void madeByMakeItClassifiesEveryWindowAsTheWorkbench() throws Exception {
        Compiler.require("make");
        Compiler.require("g++");
        DeployRequest request = Requests.of(NASTY);
        export(request);
        Compiler.run(folder, new byte[0],
                List.of("make", "-s", "CFLAGS=-O1 -Wpedantic -Wconversion -Wshadow -Werror -fsanitize=address,undefined",
                        "CXXFLAGS=-O1 -Wconversion -Werror -fsanitize=address,undefined"));
        List<String> sample = Compiler.lines(folder, "", List.of("./classify", "--features"));
        assertEquals(numbers(expected(request, request.sampleWindow())), numbers(sample));
        Random random = new Random(11);
        StringBuilder input = new StringBuilder("\n"); // an empty line is no window
        List<String> expected = new ArrayList<>();
        for (int w = 0; w < WINDOWS; w++) {
            float[] window = Requests.numbers(random, Requests.WINDOW.size());
            input.append(line(window));
            expected.addAll(expected(request, window));
        }
        assertEquals(numbers(expected), numbers(Compiler.lines(folder, input.toString(), List.of("./classify", "--features", "-"))));
        assertTrue(expected.stream().anyMatch(l -> l.startsWith("uncertain")), "some windows stay below the threshold of 0.6");
    }

    @Test
    void everySourceIsCppAsWell() throws Exception {
        Compiler.require("g++");
        DeployRequest request = Requests.of(NASTY);
        Map<String, byte[]> files = export(request);
        List<String> command = new ArrayList<>(List.of("g++", "-Wall", "-Wextra", "-Werror", "-O3", "-I.", "-o", "classify", "-x", "c++"));
        files.keySet().stream().filter(name -> name.endsWith(".c") || name.endsWith(".cpp")).forEach(command::add);
        Compiler.run(folder, new byte[0], command);
        assertEquals(numbers(expected(request, request.sampleWindow()).subList(1, 2)),
                numbers(Compiler.lines(folder, "", List.of("./classify"))));
    }

    @Test
    void packedForCortexMItGivesTheSame() throws Exception {
        Compiler.require("make");
        DeployRequest r = Requests.of(NASTY);
        DeployRequest request = new DeployRequest(r.project(), r.impulse(), r.window(), r.classes(), r.standardiser(), r.float32(),
                r.int8(), r.threshold(),
                r.sampleWindow(), target.schema().complete(ParameterValues.of(Map.of("processor", "cortex-m")), "", "", problem -> {
                    throw new AssertionError(problem.toString());
                }));
        assertTrue(export(request).containsKey("model/inkling_dense4.h"));
        Compiler.run(folder, new byte[0], List.of("make", "-s", "CFLAGS=-O2 -Werror", "CXXFLAGS=-O2 -Werror"));
        assertEquals(numbers(expected(request, request.sampleWindow())),
                numbers(Compiler.lines(folder, "", List.of("./classify", "--features"))));
    }

    @Test
    void cmakeBuildsIt() throws Exception {
        Compiler.require("cmake");
        export(Requests.of(List.of("a", "b")));
        Compiler.run(folder, new byte[0], List.of("cmake", "-S", ".", "-B", "build"));
        Compiler.run(folder, new byte[0], List.of("cmake", "--build", "build"));
        assertEquals(1, Compiler.lines(folder, "", List.of("build/classify")).size());
    }

    @Test
    void theLibraryUsesNoHeapNoDoubleAndNoOutput() throws Exception {
        Compiler.require("gcc");
        Map<String, byte[]> files = export(Requests.of(NASTY));
        List<String> command = new ArrayList<>(
                List.of("gcc", "-std=c99", "-O2", "-fno-pie", "-Wdouble-promotion", "-Wunsuffixed-float-constants", "-Werror", "-c"));
        files.keySet().stream().filter(name -> name.startsWith("model/") && name.endsWith(".c")).forEach(command::add);
        Compiler.run(folder, new byte[0], command);
        List<String> symbols = new ArrayList<>();
        for (String name : files.keySet()) {
            if (name.startsWith("model/") && name.endsWith(".c")) {
                symbols.addAll(Compiler.lines(folder, "", List.of("nm", name.substring(6).replace(".c", ".o"))));
            }
        }
        for (String symbol : symbols) {
            assertFalse(symbol.matches(".* [BbDdC] .*"), "nothing can be written to: " + symbol);
            assertFalse(symbol.matches(".* U (malloc|calloc|realloc|free|printf|puts|putchar|__.*df.*)"), symbol);
        }
    }

    @Test
    void exportsAreTheSameEveryTime() throws Exception {
        Map<String, byte[]> first = export(Requests.of(NASTY));
        Map<String, byte[]> second = export(Requests.of(NASTY));
        first.forEach((name, content) -> assertEquals(new String(content), new String(second.get(name)), name));
        assertEquals(first.keySet(), second.keySet());
    }

    private void problem(String code, DeployRequest request) {
        List<String> codes = target.check(request).stream().map(Problem::code).toList();
        assertTrue(codes.contains(code), code + " expected, found " + codes);
        assertTrue(target.check(request).stream().allMatch(p -> !p.resolutions().isEmpty()), "every problem has a way out");
        OperationException e = assertThrows(OperationException.class, () -> target.generate(request, (path, content) -> {
            throw new AssertionError("nothing is written: " + path);
        }, new Quiet()));
        assertTrue(e.problems().stream().anyMatch(p -> p.code().equals(code)));
    }

    @Test
    void whatCannotBeExportedIsNamed() throws OperationException {
        Network network = Requests.network(16, 2);
        Optional<Standardiser> standardiser = Requests.standardiser(16);
        List<String> classes = List.of("a", "b");
        problem("deploy.empty-class", Requests.of(List.of("a", " ")));
        problem("deploy.duplicate-class", Requests.of(List.of("a", "a")));
        problem("deploy.no-embedded-code", Requests.of(classes, List.of(Requests.use("old", 2)), network, standardiser));
        problem("deploy.no-features", Requests.of(classes, List.of(), network, Optional.empty()));
        problem("deploy.stale", Requests.of(classes, List.of(Requests.use("one", 1)), network, Optional.empty()));
        problem("deploy.stale",
                Requests.of(List.of("a", "b", "c"), List.of(Requests.use("a", 1), Requests.use("b", 1)), network, standardiser));
        float[] broken = new float[16];
        broken[5] = Float.NaN;
        problem("deploy.not-finite", Requests.of(classes, List.of(Requests.use("a", 1), Requests.use("b", 1)), network,
                Optional.of(new Standardiser(broken, new float[16]))));
        DeployRequest good = Requests.of(classes);
        problem("deploy.sample-window",
                new DeployRequest(good.project(), good.impulse(), good.window(), good.classes(), good.standardiser(),
                        good.float32(), good.int8(), 0.5, new float[3], good.options()));
        problem("deploy.threshold", new DeployRequest(good.project(), good.impulse(), good.window(), good.classes(), good.standardiser(),
                good.float32(), good.int8(), Double.NaN, good.sampleWindow(), good.options()));
        for (byte[] file : List.of(new byte[0], new byte[]{ 1, 2, 3 }, new byte[100])) {
            DeployRequest request = new DeployRequest(good.project(), good.impulse(), good.window(), good.classes(), good.standardiser(),
                    good.float32(), file, 0.5, good.sampleWindow(), good.options());
            assertFalse(target.check(request).isEmpty());
            assertThrows(OperationException.class, () -> target.generate(request, (path, content) -> {}, new Quiet()));
        }
    }
}
