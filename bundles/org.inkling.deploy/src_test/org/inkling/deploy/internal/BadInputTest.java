package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.nn.Activation;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.TfliteWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What people and strangers can do wrong, through every target: a problem each, and nothing is written. */
class BadInputTest {

    private static List<DeploymentTarget> targets() {
        return List.of(new CppTarget(Requests.CATALOG), new ArduinoTarget(Requests.CATALOG), new CmsisPackTarget(Requests.CATALOG),
                new EimTarget(Requests.CATALOG), new TfliteTarget());
    }

    private static byte[] float32() {
        Random random = new Random(3);
        return TfliteWriter
                .write(new NetworkBuilder(16).dense(Requests.numbers(random, 32), Requests.numbers(random, 2), Activation.NONE).softmax()
                        .build());
    }

    private static DeployRequest request(List<String> classes, byte[] float32, byte[] int8) throws OperationException {
        DeployRequest r = Requests.of(classes);
        return new DeployRequest(r.project(), r.impulse(), r.window(), classes, r.standardiser(), float32, int8, r.threshold(),
                r.sampleWindow(), ParameterValues.of(Map.of(EimTarget.COMPILER, "")));
    }

    /** A small model of this project's own writer with one thing changed, as the name of the file says. */
    private static byte[] bad(String name) throws IOException {
        try (InputStream in = BadInputTest.class.getResourceAsStream("bad/" + name + ".tflite")) {
            return in.readAllBytes();
        }
    }

    private record Case(String name, String code, DeployRequest request) {
    }

    private static List<Case> cases() throws OperationException, IOException {
        List<String> ab = List.of("a", "b");
        byte[] good = Requests.of(ab).int8();
        byte[] lstm = bad("unsupported_operator");
        byte[] zeroScale = bad("zero_scale");
        byte[] notFinite = bad("not_finite");
        byte[] hostile = good.clone();
        Arrays.fill(hostile, 16, hostile.length / 2, (byte) 0x7f);
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("an operator that is not supported", "nn.unsupported-operator", request(ab, lstm, lstm)));
        cases.add(new Case("a scale of zero", "nn.tflite", request(ab, zeroScale, zeroScale)));
        cases.add(new Case("weights that are not finite", "nn.tflite", request(ab, notFinite, notFinite)));
        cases.add(new Case("an empty file", "nn.not-tflite", request(ab, new byte[0], new byte[0])));
        cases.add(new Case("another file", "nn.not-tflite",
                request(ab, "PK not a model".getBytes(StandardCharsets.UTF_8), "PK not a model".getBytes(StandardCharsets.UTF_8))));
        cases.add(new Case("a hostile file", "nn.", request(ab, hostile, hostile)));
        cases.add(new Case("an empty class", "deploy.empty-class", request(List.of("a", " "), float32(), good)));
        cases.add(new Case("two classes of one name", "deploy.duplicate-class", request(List.of("a", "a"), float32(), good)));
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> aProblemThroughEveryTarget() throws OperationException, IOException {
        List<Case> cases = cases();
        return targets().stream().flatMap(target -> cases.stream()
                .map(c -> DynamicTest.dynamicTest(target.info().id() + ": " + c.name(), () -> isProblem(target, c))));
    }

    private static void isProblem(DeploymentTarget target, Case c) {
        List<Problem> problems = target.check(c.request());
        assertTrue(problems.stream().anyMatch(p -> p.code().startsWith(c.code())), () -> c.code() + " expected: " + problems);
        assertTrue(problems.stream().noneMatch(p -> p.summary().isBlank() || p.resolutions().isEmpty()), problems::toString);
        OperationException e = assertThrows(OperationException.class, () -> target.generate(c.request(), (path, content) -> {
            throw new AssertionError("written: " + path);
        }, CppTargetTest.quiet()));
        assertTrue(e.problems().stream().anyMatch(p -> p.code().startsWith(c.code())));
    }

    /** Spaces, quotes, ends of comments, keywords, other scripts and line ends are fine: labels are data. */
    @TestFactory
    Stream<DynamicTest> anyNameIsFineInEveryTarget() {
        List<String> classes = List.of("free fall", "\"it's\" \\ */ ??/ %s @CLASSES@", "int", "INT", "Ruhe – ü 静", "a\nb<&>");
        return targets().stream().map(target -> DynamicTest.dynamicTest(target.info().id(), () -> {
            DeployRequest request = request(classes, float32(), Requests.of(classes).int8());
            assertEquals(List.of(), target.check(request));
            Map<String, byte[]> files = new TreeMap<>();
            target.generate(request, files::put, CppTargetTest.quiet());
            assertFalse(files.isEmpty());
        }));
    }
}
