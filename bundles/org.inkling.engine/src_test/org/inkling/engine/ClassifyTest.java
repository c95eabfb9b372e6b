package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.operation.Operation;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.internal.operations.ClassifyOperation;
import org.inkling.engine.internal.operations.RunOperation;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classifying by the trained model agrees with the test, in whichever way windows come. */
class ClassifyTest {

    @TempDir
    Path folder;

    private final Catalog catalog = new Catalog();
    private LabProject lab;
    private Report report;

    @BeforeEach
    void train() throws Exception {
        catalog.addDspBlock(new MeanBlock("spectral-analysis"));
        catalog.addLearner(new CentroidLearner());
        lab = TestLabs.lab(folder);
        TestLabs.moveEverySixth(lab);
        report = run(new RunOperation(catalog), Map.of());
    }

    private <R> R run(Operation<R> operation, Map<String, Object> given) throws OperationException {
        ParameterValues completed = operation.arguments().complete(ParameterValues.of(new HashMap<>(given)), "", "", p -> {
            throw new IllegalArgumentException(p.toString());
        });
        return operation.run(completed, lab, new Recorder());
    }

    private ClassifyResult classify(Map<String, Object> given) throws OperationException {
        return run(new ClassifyOperation(catalog), given);
    }

    @Test
    void allOfTheTestingDataGivesTheTest() throws Exception {
        ClassifyResult result = classify(Map.of());
        assertTrue(result.upToDate());
        assertEquals(report.test().float32(), result.metrics(Precision.FLOAT32, result.threshold()));
        assertEquals(report.test().int8(), result.metrics(Precision.INT8, result.threshold()));
        assertEquals(report.test().samples(), result.samples().stream()
                .map(s -> s.row(result.classes(), Precision.FLOAT32, result.threshold())).toList());
    }

    @Test
    void keptScoresAreThoseOfTheTestAndCountAgain() throws Exception {
        ClassifyResult kept = ClassifyResult.kept(catalog, lab, "").orElseThrow();
        assertTrue(kept.upToDate());
        assertEquals(report.test().float32(), kept.metrics(Precision.FLOAT32, report.test().threshold()));
        Report bolder = run(new RunOperation(catalog), Map.of("set", "nn.min_confidence=0.4"));
        assertEquals(bolder.test().float32(), kept.metrics(Precision.FLOAT32, 0.4));
        assertEquals(bolder.test().samples(),
                kept.samples().stream().map(s -> s.row(kept.classes(), Precision.FLOAT32, 0.4)).toList());

        SampleRef last = lab.samples().stream().filter(s -> s.split() == Split.TESTING).findFirst().orElseThrow();
        lab.dataset().enable(List.of(last), false);
        assertFalse(ClassifyResult.kept(catalog, lab, "").orElseThrow().upToDate(), "the testing data has changed");
        Files.write(folder.resolve("results/motion/features/testing-scores.bin"), new byte[]{ 1, 2, 3 });
        assertTrue(ClassifyResult.kept(catalog, lab, "").isEmpty(), "a file that is no scores counts as not there");
    }

    @Test
    void aFileOutsideTheDatasetGivesTheSameScores() throws Exception {
        SampleRef sample = lab.samples().stream().filter(s -> s.split() == Split.TESTING && s.frames() > 150).findFirst().orElseThrow();
        Path copy = folder.resolve("copy.json");
        Files.copy(lab.root().resolve(sample.path()), copy);
        ClassifyResult inside = classify(Map.of("samples", sample.name()));
        ClassifyResult outside = classify(Map.of("files", copy.toString()));
        assertEquals("", outside.samples().get(0).label());
        assertEquals(inside.samples().get(0).windows().size(), outside.samples().get(0).windows().size());
        for (int i = 0; i < inside.samples().get(0).windows().size(); i++) {
            assertArrayEquals(inside.samples().get(0).windows().get(i).float32(), outside.samples().get(0).windows().get(i).float32());
        }
    }

    /** A stream in pieces of any size gives the windows of the whole. */
    @Test
    void aStreamGivesTheWindowsOfTheSample() throws Exception {
        SampleRef sample = lab.samples().stream().filter(s -> s.frames() == 187).findFirst().orElseThrow();
        Signal signal = lab.read(sample);
        ImpulseClassifier classifier = ImpulseClassifier.open(catalog, lab, "", new Recorder());
        List<WindowScores> streamed = new ArrayList<>();
        RunningClassification running = new RunningClassification(classifier, 0, streamed::add);
        for (int from = 0, size = 1; from < 187; from += size, size = size * 2 % 31 + 1) {
            int to = Math.min(187, from + size);
            running.add(new Signal(signal.schema(), Arrays.copyOfRange(signal.values(), from * 3, to * 3)));
        }
        List<WindowScores> whole = classifier.classify(signal, "", "", "").windows();
        assertEquals(whole.stream().map(WindowScores::start).toList(), streamed.stream().map(WindowScores::start).toList());
        for (int i = 0; i < whole.size(); i++) {
            assertArrayEquals(whole.get(i).float32(), streamed.get(i).float32());
            assertArrayEquals(whole.get(i).int8(), streamed.get(i).int8());
        }
    }

    @Test
    void aModelOfOtherFeaturesIsRefusedAndAnOlderOneUsed() throws Exception {
        ImpulseDocument document = lab.document("motion");
        lab.save(document.apply(document.set("learn.nn.cycles", 77L)));
        assertFalse(classify(Map.of()).upToDate());
        ImpulseDocument second = lab.document("motion");
        lab.save(second.apply(second.set("input.window_ms", 2500L)));
        assertEquals("model.other-features", assertThrows(OperationException.class, () -> classify(Map.of())).problems().get(0).code());
    }

    @Test
    void errorsSayWhatToDo() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("samples", "nothing"), Map.of("files", "relative.json"),
                Map.of("files", folder.resolve("lab.yaml").toString()), Map.of("impulse", "other"))) {
            OperationException failure = assertThrows(OperationException.class, () -> classify(wrong), wrong.toString());
            assertFalse(failure.problems().get(0).resolutions().isEmpty(), failure.getMessage());
        }
    }
}
