package org.inkling.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterValues;
import org.junit.jupiter.api.DynamicTest;

/** What every {@link DeploymentTarget} must keep to. */
public final class DeploymentTargetContract {

    private static final Set<String> SECTIONS = Set.of("library", "firmware", "model");

    private final DeploymentTarget target;
    private final DeployRequest good;

    private DeploymentTargetContract(DeploymentTarget target, DeployRequest good) {
        this.target = target;
        this.good = with(good, good.classes(), good.float32(), good.int8(), defaults(target));
    }

    /**
     * The tests of one target, to be returned from a JUnit test factory.
     *
     * @param request a trained impulse that can be exported; its options are not used
     */
    public static Stream<DynamicTest> of(DeploymentTarget target, DeployRequest request) {
        DeploymentTargetContract contract = new DeploymentTargetContract(target, request);
        String name = target.info().id() + ": ";
        return Stream.of(DynamicTest.dynamicTest(name + "describes itself", contract::describesItself),
                DynamicTest.dynamicTest(name + "writes what it reports, or says what is missing", contract::writesWhatItReports),
                DynamicTest.dynamicTest(name + "writes the same for the same", contract::isDeterministic),
                DynamicTest.dynamicTest(name + "takes any names of classes", contract::takesAnyNames),
                DynamicTest.dynamicTest(name + "refuses models that are none", contract::refusesOtherFiles),
                DynamicTest.dynamicTest(name + "refuses classes without a name", contract::refusesEmptyClasses),
                DynamicTest.dynamicTest(name + "says when nothing can be written", contract::saysWhenNothingCanBeWritten));
    }

    private static ParameterValues defaults(DeploymentTarget target) {
        return target.schema().complete(ParameterValues.EMPTY, "", "", problem -> fail(problem.toString()));
    }

    private static DeployRequest with(DeployRequest r, List<String> classes, byte[] float32, byte[] int8, ParameterValues options) {
        return new DeployRequest(r.project(), r.impulse(), r.window(), classes, r.standardiser(), float32, int8, r.threshold(),
                r.sampleWindow(),
                options);
    }

    private void describesItself() {
        assertTrue(target.info().id().matches("[a-z][a-z0-9-]*"), target.info().id());
        assertFalse(target.info().title().isBlank());
        assertFalse(target.info().description().isBlank());
        assertTrue(SECTIONS.contains(target.info().section()), target.info().section());
        for (Parameter parameter : target.schema().parameters()) {
            assertTrue(parameter.name().matches("[a-z][a-z0-9_]*"), parameter.name());
            assertFalse(parameter.label().isBlank(), parameter.name());
        }
    }

    private static boolean stands(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** The files; null when the target said beforehand what stands in the way, for example a compiler that is not there. */
    private @Nullable Map<String, byte[]> generate(DeployRequest request) throws OperationException {
        List<Problem> problems = target.check(request);
        assertEquals(problems, target.check(request), "asked again, it finds the same");
        Map<String, byte[]> files = new TreeMap<>();
        if (stands(problems)) {
            refuses(request);
            return null;
        }
        DeployReport report = target.generate(request, (path, content) -> {
            assertTrue(path.matches("[^/\\\\:]+(/[^/\\\\:]+)*"), path);
            assertFalse(Arrays.asList(path.split("/")).stream().anyMatch(part -> part.equals(".") || part.equals("..")), path);
            assertNull(files.put(path, content.clone()), "written twice: " + path);
        }, OperationContext.quiet());
        assertEquals(List.copyOf(files.keySet()), report.files(), "files in the report, sorted");
        return files;
    }

    private void refuses(DeployRequest request) {
        List<Problem> problems = target.check(request);
        assertTrue(stands(problems), "an error is expected");
        for (Problem problem : problems) {
            assertFalse(problem.summary().isBlank());
            assertFalse(problem.resolutions().isEmpty(), () -> "no way out of: " + problem.summary());
        }
        try {
            target.generate(request, (path, content) -> fail("written although refused: " + path), OperationContext.quiet());
            fail("generated although refused");
        } catch (OperationException e) {
            assertFalse(e.problems().isEmpty());
        }
    }

    private void writesWhatItReports() throws OperationException {
        Map<String, byte[]> files = generate(good);
        assertTrue(files == null || !files.isEmpty());
    }

    private void isDeterministic() throws OperationException {
        Map<String, byte[]> first = generate(good);
        Map<String, byte[]> second = generate(good);
        if (first != null && second != null) {
            assertEquals(first.keySet(), second.keySet());
            first.forEach((path, content) -> assertArrayEquals(content, second.get(path), path));
        }
    }

    private void takesAnyNames() throws OperationException {
        List<String> names = new ArrayList<>(good.classes());
        names.set(0, "it's \"quoted\" \\ */ ??/ <b> & %s");
        names.set(1, "int – ü");
        DeployRequest request = with(good, names, good.float32(), good.int8(), good.options());
        assertEquals(target.check(good), target.check(request), "names are data");
        generate(request);
    }

    private void refusesOtherFiles() {
        byte[] broken = good.int8().clone();
        Arrays.fill(broken, 8, broken.length / 2, (byte) 0x7f);
        for (byte[] file : List.of(new byte[0], new byte[]{ 'P', 'K', 3, 4 }, new byte[1000], broken)) {
            refuses(with(good, good.classes(), file, file, good.options()));
        }
    }

    private void refusesEmptyClasses() {
        List<String> names = new ArrayList<>(good.classes());
        names.set(0, " ");
        refuses(with(good, names, good.float32(), good.int8(), good.options()));
        refuses(with(good, List.of(), good.float32(), good.int8(), good.options()));
    }

    private void saysWhenNothingCanBeWritten() {
        if (stands(target.check(good))) {
            return;
        }
        try {
            target.generate(good, (path, content) -> {
                throw new IOException("the disk is full");
            }, OperationContext.quiet());
            fail("generated although nothing could be written");
        } catch (OperationException e) {
            assertTrue(e.problems().stream().anyMatch(problem -> problem.summary().contains("the disk is full")), "says why");
        }
    }
}
