package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.Operation;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.internal.operations.FeaturesOperation;
import org.inkling.engine.internal.operations.RunOperation;
import org.inkling.engine.internal.operations.TrainOperation;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Window counts are those of the published lab (spec/lab.md 4.2, 4.5). */
class RunTest {

    @TempDir
    Path folder;

    private final Catalog catalog = new Catalog();
    private final CentroidLearner learner = new CentroidLearner();
    private Recorder recorder = new Recorder();

    @BeforeEach
    void fillCatalog() {
        catalog.addDspBlock(new MeanBlock("spectral-analysis"));
        catalog.addLearner(learner);
    }

    private <R> R run(Operation<R> operation, LabProject lab, String... settings) throws OperationException {
        recorder = new Recorder();
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("set", String.join("\n", settings));
        ParameterValues completed = operation.arguments().complete(ParameterValues.of(arguments), "", "", p -> {
            throw new IllegalArgumentException(p.toString());
        });
        return operation.run(completed, lab, recorder);
    }

    @Test
    void makesTheLabsWindows() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        FeaturesResult first = run(new FeaturesOperation(catalog), lab);
        assertEquals("Created 1014 windows: freefall: 182, idle: 182, unknown: 650", first.windows().training().toString());
        assertEquals(125, first.windows().frames());
        assertEquals(5, first.windows().step());
        assertTrue(recorder.parts.contains("[83/83] Creating windows from files"), recorder.parts.toString());
        assertTrue(recorder.lines.contains("Created 1014 windows: freefall: 182, idle: 182, unknown: 650"), recorder.lines.toString());
        assertEquals(List.of(109, 64, 38, 104, 80).stream().sorted().toList(),
                recorder.problems.stream().filter(p -> p.code().equals("data.short-file"))
                        .map(p -> Integer.valueOf(p.summary().replaceAll(" .*", ""))).sorted().toList());
        assertTrue(recorder.lines.stream().anyMatch(l -> l.startsWith("WARN: failed to process \"")
                && l.endsWith(": requires 125 data frames, but this file only contains 104")), recorder.lines.toString());

        FeaturesResult again = run(new FeaturesOperation(catalog), lab);
        assertEquals(first, again);
        assertEquals(List.of("Not generating new features: features already generated and no options or files have changed."),
                recorder.lines);
        assertEquals(List.of(), recorder.parts);

        assertEquals(546, run(new FeaturesOperation(catalog), lab, "input.window_ms=2500").windows().training().total());
        TestLabs.addAdditional(lab);
        assertEquals(616, run(new FeaturesOperation(catalog), lab, "motion.input.window_ms=2500").windows().training().total());
    }

    @Test
    void fillsUpShortFilesWhenAsked() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        assertEquals(1014 + 5, run(new FeaturesOperation(catalog), lab, "input.pad_zeros=true").windows().training().total());
        assertEquals(List.of(), recorder.problems);
    }

    @Test
    void doesOnlyWhatIsStale() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        TestLabs.moveEverySixth(lab);
        assertEquals(Freshness.NONE, Freshness.of(catalog, lab, "motion"));
        Report first = run(new RunOperation(catalog), lab);
        assertEquals(1, learner.trainings.get());
        assertEquals(new Freshness(true, true, true), Freshness.of(catalog, lab, "motion"));
        byte[] written = Files.readAllBytes(folder.resolve("results/motion/report.json"));

        assertEquals(first, run(new RunOperation(catalog), lab));
        assertEquals(1, learner.trainings.get());
        assertFalse(recorder.lines.stream().anyMatch(l -> l.startsWith("Classifying")), recorder.lines.toString());
        assertArrayEquals(written, Files.readAllBytes(folder.resolve("results/motion/report.json")));
        assertEquals(first, new ResultStore(folder, "motion").report().orElseThrow());

        Report bolder = run(new RunOperation(catalog), lab, "nn.min_confidence=0.3");
        assertEquals(1, learner.trainings.get(), "the threshold counts when testing only");
        assertEquals(0.3, bolder.test().threshold());
        assertEquals(new Freshness(true, true, false), Freshness.of(catalog, lab, "motion"));

        Report longer = run(new RunOperation(catalog), lab, "motion.nn.cycles=50");
        assertEquals(2, learner.trainings.get());
        assertEquals(50L, ((Map<?, ?>) ((Map<?, ?>) longer.settings().get("nn")).get("params")).get("cycles"));
        assertEquals(new Freshness(true, false, false), Freshness.of(catalog, lab, "motion"));

        run(new RunOperation(catalog), lab, "spectral.scale=2");
        assertEquals(3, learner.trainings.get());
        assertEquals(Freshness.NONE, Freshness.of(catalog, lab, "motion"));

        lab.dataset().enable(List.of(lab.samples().get(1)), false);
        run(new RunOperation(catalog), lab);
        assertEquals(4, learner.trainings.get(), "a sample less is other data");
    }

    @Test
    void reportsWhatTheTestGave() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        TestLabs.moveEverySixth(lab);
        Report report = run(new RunOperation(catalog), lab);
        Report.Test test = report.test();
        assertEquals(report.windows().testing().total(), test.float32().rows());
        assertEquals(test.float32().correct(), test.samples().stream().mapToInt(Report.Sample::correct).sum());
        for (Report.Sample sample : test.samples()) {
            assertEquals(sample.windows(), sample.counts().values().stream().mapToInt(Integer::intValue).sum());
            assertEquals(100 * sample.correct() / sample.windows(), sample.accuracyPercent());
        }
        assertEquals(List.of("freefall", "idle", "unknown", "uncertain"), test.float32().columns());
        assertEquals("window", report.validation().split());
        assertEquals("file", report.otherValidation().split());
        assertEquals(0.5, report.validation().float32().accuracy());
        assertFalse(report.validationNote().isEmpty());
        for (String hash : List.of("training-features", "testing-features", "model", "test", "float32", "int8")) {
            assertTrue(report.hashes().get(hash).matches("[0-9a-f]{64}"), hash);
        }
        assertEquals("1", report.versions().get("centroids"));
    }

    @Test
    void trainsWithoutTesting() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        TestLabs.moveEverySixth(lab);
        assertEquals(null, run(new TrainOperation(catalog), lab).test());
        Report tested = run(new RunOperation(catalog), lab);
        assertEquals(tested, run(new TrainOperation(catalog), lab), "a test that still holds is kept");
    }

    @Test
    void aDamagedCacheIsMadeAgain() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        TestLabs.moveEverySixth(lab);
        Report report = run(new RunOperation(catalog), lab);
        for (String file : List.of("features/training.bin", "model.json", "model.tflite", "report.json")) {
            Path path = folder.resolve("results/motion").resolve(file);
            byte[] bytes = Files.readAllBytes(path);
            Files.write(path, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            assertEquals(report, run(new RunOperation(catalog), lab), file);
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        Map<String, String> codes = Map.of("nn.cycles=0", "parameter.range", "nobody.x=1", "set.wrong", "nn.x=1", "parameter.unknown",
                "nn=1",
                "set.wrong", "input.window_ms=fast", "parameter.type", "input.window_ms=3", "impulse.window", "spectral.scale=-1",
                "parameter.range");
        codes.forEach((setting, code) -> assertEquals(code, assertThrows(OperationException.class,
                () -> run(new FeaturesOperation(catalog), lab, setting)).problems().get(0).code(), setting));
        lab.save(ImpulseDocument.parse("other.impulse", lab.document("motion").text()));
        assertEquals("impulse.which",
                assertThrows(OperationException.class, () -> run(new FeaturesOperation(catalog), lab)).problems().get(0).code());
    }

    @Test
    void anEmptyTestingPartIsAWarning() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        assertEquals(null, run(new RunOperation(catalog), lab).test());
        assertTrue(recorder.problems.stream().map(Problem::code).toList().contains("data.no-testing"));
    }

    @Test
    void stopsWhenAsked() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        Recorder stopped = new Recorder();
        stopped.cancelled = true;
        ParameterValues arguments = new RunOperation(catalog).arguments().defaults();
        assertThrows(org.inkling.api.OperationCancelledException.class, () -> new RunOperation(catalog).run(arguments, lab, stopped));
        assertFalse(Files.exists(folder.resolve("results/motion/features/training.bin")));
    }
}
