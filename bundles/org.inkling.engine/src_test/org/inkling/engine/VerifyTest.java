package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.deploy.ExportedModel;
import org.inkling.api.deploy.FileSink;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.internal.operations.DeployOperation;
import org.inkling.engine.internal.operations.VerifyOperation;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.inkling.project.LabProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    @TempDir
    private Path folder;

    private final Catalog catalog = new Catalog();
    private final Targets targets = new Targets();
    private final Verifiers verifiers = new Verifiers();
    private final Estimates estimates = new Estimates(catalog);
    private Recorder recorder = new Recorder();

    private static final BlockUse USE = new BlockUse("mean", "Mean", "spectral-analysis", 1, List.of(),
            ParameterValues.of(Map.of("scale", 1.0)));

    /** Writes the network alone; the test's verifier makes the features itself. */
    private static final class Bare implements DeploymentTarget {

        @Override
        public TargetInfo info() {
            return new TargetInfo("bare", "Bare", "For tests.", TargetInfo.MODEL);
        }

        @Override
        public ParameterSchema schema() {
            return ParameterSchema.EMPTY;
        }

        @Override
        public List<Problem> check(DeployRequest request) {
            return List.of();
        }

        @Override
        public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException {
            try {
                out.write("model.tflite", request.int8());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return new DeployReport(List.of("model.tflite"), Map.of());
        }
    }

    /** Runs the network in Java; spoils every so-maniest window. */
    private static final class Java implements DeploymentVerifier {

        private final int spoilEvery;

        Java(int spoilEvery) {
            this.spoilEvery = spoilEvery;
        }

        @Override
        public String id() {
            return "java";
        }

        @Override
        public String target() {
            return "bare";
        }

        @Override
        public String title() {
            return "Java";
        }

        @Override
        public Optional<Problem> unavailable() {
            return Optional.empty();
        }

        @Override
        public ExportedModel open(Map<String, byte[]> files) throws OperationException {
            Network network = TfliteReader.read(files.get("model.tflite"), Location.of("model.tflite"));
            Int8Executor executor = new Int8Executor(network);
            MeanBlock block = new MeanBlock("spectral-analysis");
            return new ExportedModel() {

                private int windows;

                @Override
                public Answer run(float[] window) {
                    SignalShape shape = new SignalShape(window.length / 3, List.of("accX", "accY", "accZ"), 16);
                    float[] features = new float[executor.inputSize()];
                    block.open(USE, shape).extract(window, features, 0);
                    byte[] in = new byte[features.length];
                    for (int i = 0; i < in.length; i++) {
                        in[i] = network.inputTensor().quantized().quantize(features[i]);
                    }
                    byte[] outputs = executor.run(in);
                    if (spoilEvery > 0 && ++windows % spoilEvery == 0) {
                        outputs[0]++;
                    }
                    return new Answer(outputs, new float[outputs.length], features);
                }

                @Override
                public void close() {
                    windows = 0;
                }
            };
        }
    }

    @BeforeEach
    void fill() {
        catalog.addDspBlock(new MeanBlock("spectral-analysis"));
        catalog.addLearner(new CentroidLearner());
        targets.addTarget(new Bare());
    }

    private <R> R run(Operation<R> operation, LabProject lab, Map<String, Object> arguments) throws OperationException {
        recorder = new Recorder();
        return operation.run(operation.arguments().complete(ParameterValues.of(arguments), "", "", p -> {
            throw new IllegalArgumentException(p.toString());
        }), lab, recorder);
    }

    private List<String> differences() {
        return recorder.problems.stream().map(Problem::code).filter(code -> code.startsWith("verify")).toList();
    }

    @Test
    void everyWindowIsCompared() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        verifiers.addVerifier(new Java(0));
        VerifyResult found = run(new VerifyOperation(catalog, targets, verifiers), lab, Map.of());
        // 78 windows of 2 s from each ten-second recording, spec/lab.md 4.2: 1,014 in all
        assertEquals(1014, found.checks().get(0).windows());
        assertEquals(1014, found.checks().get(0).identical());
        assertTrue(found.checks().get(0).passed());
        assertEquals(List.of(), differences());
    }

    @Test
    void aDifferenceIsAProblemThatNamesTheWindow() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        verifiers.addVerifier(new Java(100));
        VerifyResult found = run(new VerifyOperation(catalog, targets, verifiers), lab, Map.of());
        assertFalse(found.checks().get(0).passed());
        assertEquals(1004, found.checks().get(0).identical());
        assertEquals(10, found.checks().get(0).differences().size());
        assertTrue(found.checks().get(0).differences().get(0).matches(".+ at frame \\d+, outputs \\[.*\\] instead of \\[.*\\]"),
                found.checks().get(0).differences().get(0));
        assertEquals(List.of("verify.difference"), differences());
    }

    @Test
    void deployPutsItIntoItsReport() throws Exception {
        LabProject lab = TestLabs.lab(folder.resolve("lab"));
        verifiers.addVerifier(new Java(0));
        Path out = folder.resolve("out");
        Map<String, Object> arguments = new HashMap<>(Map.of("target", "bare", "out", out.toString()));
        assertEquals(List.of(), run(new DeployOperation(catalog, targets, estimates, verifiers), lab, arguments).checks());
        assertFalse(Files.exists(out.resolve("report.json")));
        arguments.put("verify", true);
        DeployResult result = run(new DeployOperation(catalog, targets, estimates, verifiers), lab, arguments);
        assertEquals(1014, result.checks().get(0).identical());
        assertEquals(result, ResultJson.read(Files.readAllBytes(out.resolve("report.json")), DeployResult.class));
    }

    @Test
    void withoutAWayToRunItThereIsAProblem() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        OperationException e = assertThrows(OperationException.class,
                () -> run(new VerifyOperation(catalog, targets, verifiers), lab, Map.of()));
        assertEquals("verify.none", e.problems().get(0).code());
    }
}
