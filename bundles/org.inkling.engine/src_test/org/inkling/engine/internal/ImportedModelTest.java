package org.inkling.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.deploy.ExportedModel;
import org.inkling.api.deploy.FileSink;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.DeployResult;
import org.inkling.engine.ModelResult;
import org.inkling.engine.Targets;
import org.inkling.engine.Verifiers;
import org.inkling.engine.internal.operations.DeployModelOperation;
import org.inkling.engine.internal.operations.RunModelOperation;
import org.inkling.nn.Activation;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.Quantizer;
import org.inkling.nn.TfliteReader;
import org.inkling.nn.TfliteWriter;
import org.inkling.project.LabProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models made elsewhere: read, run, handed to a target. */
class ImportedModelTest {

    @TempDir
    private Path folder;

    private Path int8;
    private Path float32;

    @BeforeEach
    void models() throws IOException, OperationException {
        Random random = new Random(3);
        Network network = new NetworkBuilder(4).dense(numbers(random, 12), numbers(random, 3), Activation.NONE).softmax().build();
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(numbers(random, 4));
        }
        float32 = Files.write(folder.resolve("tiny float.tflite"), TfliteWriter.write(network));
        int8 = Files.write(folder.resolve("tiny.tflite"), TfliteWriter.write(Quantizer.quantize(network, rows)));
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private ParameterValues arguments(ParameterSchema schema, Map<String, Object> given) {
        return schema.complete(ParameterValues.of(given), "", "", problem -> {
            throw new AssertionError(problem.toString());
        });
    }

    private ModelResult run(Path model, Map<String, Object> more) throws OperationException {
        Map<String, Object> given = new TreeMap<>(more);
        given.put("model", model.toString());
        RunModelOperation operation = new RunModelOperation();
        return operation.run(arguments(operation.arguments(), given), LabProject.at(folder), OperationContext.quiet());
    }

    private List<Problem> problems(Path model, Map<String, Object> more) {
        return assertThrows(OperationException.class, () -> run(model, more)).problems();
    }

    @Test
    void itIsDescribed() throws Exception {
        ModelResult result = run(int8, Map.of());
        assertEquals("tiny", result.model());
        assertEquals("int8", result.input().type());
        assertEquals(List.of(1, 4), result.input().shape());
        assertTrue(result.input().scale() > 0);
        assertEquals(List.of("0", "1", "2"), result.classes());
        assertEquals(Map.of("fully_connected", 1, "softmax", 1), result.operators());
        assertEquals(12, result.macs());
        assertEquals(List.of(), result.rows());
        assertEquals("float32", run(float32, Map.of()).output().type());
    }

    @Test
    void itRunsOnNumbersAndBytes() throws Exception {
        float[] input = { 0.5f, -1, 0.25f, 2 };
        float[] scores = new float[3];
        Network network = TfliteReader.read(int8);
        new Int8Executor(network).run(input, scores);
        Path text = Files.writeString(folder.resolve("in.csv"), "0.5, -1; 0.25\t2\n\n0 0 0 0\n");
        ModelResult result = run(int8, Map.of("input", text.toString()));
        assertEquals(List.of(scores[0], scores[1], scores[2]), result.rows().get(0).scores());
        assertEquals(2, result.rows().size());
        byte[] values = new byte[4];
        byte[] unsigned = new byte[4];
        ByteBuffer floats = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4; i++) {
            values[i] = network.inputTensor().quantized().quantize(input[i]);
            unsigned[i] = (byte) (values[i] + 128);
            floats.putFloat(input[i]);
        }
        for (Path file : List.of(Files.write(folder.resolve("in.i8"), values), Files.write(folder.resolve("in.bin"), unsigned),
                Files.write(folder.resolve("in.f32"), floats.array()))) {
            assertEquals(result.rows().get(0), run(int8, Map.of("input", file.toString())).rows().get(0), file.toString());
        }
        Path other = Files.write(folder.resolve("in.raw"), values);
        assertEquals(result.rows().get(0), run(int8, Map.of("input", other.toString(), "format", "int8")).rows().get(0));
        new FloatExecutor(TfliteReader.read(float32)).run(input, scores);
        assertEquals(List.of(scores[0], scores[1], scores[2]), run(float32, Map.of("input", text.toString())).rows().get(0).scores());
    }

    @Test
    void labelsAreTaken() throws Exception {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "\ufeffno \"one\"\r\nint\r\nthree\r\n\r\n");
        Path text = Files.writeString(folder.resolve("in.csv"), "0.5 -1 0.25 2\n");
        ModelResult result = run(int8, Map.of("labels", labels.toString(), "input", text.toString()));
        assertEquals(List.of("no \"one\"", "int", "three"), result.classes());
        assertTrue(result.classes().contains(result.rows().get(0).label()));
        Files.writeString(labels, "one\ntwo\n");
        assertEquals("model.labels", problems(int8, Map.of("labels", labels.toString())).get(0).code());
    }

    @Test
    void wrongInputsAreProblems() throws IOException {
        for (String content : List.of("1 2 3\n", "1 2 3 x\n", "1 2 3 NaN\n", "", "1 2 3 4 5\n")) {
            Path text = Files.writeString(folder.resolve("in.txt"), content);
            assertEquals("model.input", problems(int8, Map.of("input", text.toString())).get(0).code(), content);
        }
        Path bytes = Files.write(folder.resolve("in.u8"), new byte[6]);
        assertEquals("model.input", problems(int8, Map.of("input", bytes.toString())).get(0).code());
        assertEquals("model.input", problems(float32, Map.of("input", bytes.toString())).get(0).code());
        assertEquals("model.unreadable", problems(int8, Map.of("input", folder.resolve("none.txt").toString())).get(0).code());
        assertEquals("nn.not-tflite", problems(bytes, Map.of()).get(0).code());
        assertEquals("nn.unreadable", problems(folder.resolve("none.tflite"), Map.of()).get(0).code());
        assertEquals("argument.path", problems(Path.of("relative.tflite"), Map.of()).get(0).code());
    }

    /** A target that writes what it was asked. */
    private static final class Echo implements DeploymentTarget {

        @Override
        public TargetInfo info() {
            return new TargetInfo("echo", "Echo", "For tests.", "library");
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
                out.write("request.txt",
                        String.format(Locale.ROOT, "%s %s %d %s %d %d %s", request.project(), request.impulse().input().type(),
                                request.window().size(), request.classes(), request.float32().length, request.int8().length,
                                request.sampleWindow()[3]));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return new DeployReport(List.of("request.txt"), Map.of());
        }
    }

    @Test
    void itIsHandedToATarget() throws Exception {
        Targets targets = new Targets();
        Verifiers verifiers = new Verifiers();
        targets.addTarget(new Echo());
        DeployModelOperation operation = new DeployModelOperation(targets, verifiers);
        Path sample = Files.writeString(folder.resolve("in.csv"), "0.5 -1 0.25 2\n");
        Path out = folder.resolve("out");
        operation.run(arguments(operation.arguments(),
                Map.of("model", int8.toString(), "target", "echo", "out", out.toString(), "input", sample.toString())),
                LabProject.at(folder),
                OperationContext.quiet());
        assertEquals("tiny features 4 [0, 1, 2] 0 " + Files.size(int8) + " 2.0", Files.readString(out.resolve("request.txt")));
        operation.run(arguments(operation.arguments(), Map.of("model", float32.toString(), "target", "echo", "out", out.toString())),
                LabProject.at(folder), OperationContext.quiet());
        assertEquals("tiny float features 4 [0, 1, 2] " + Files.size(float32) + " 0 0.0", Files.readString(out.resolve("request.txt")));
    }

    /** Runs the network in Java instead of the files; the wrong one is off by one now and then. */
    private final class Java implements DeploymentVerifier {

        private final boolean wrong;

        Java(boolean wrong) {
            this.wrong = wrong;
        }

        @Override
        public String id() {
            return wrong ? "wrong" : "right";
        }

        @Override
        public String target() {
            return "echo";
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
            assertEquals(Set.of("request.txt"), files.keySet());
            Int8Executor executor = new Int8Executor(TfliteReader.read(int8));
            return new ExportedModel() {

                @Override
                public Answer run(float[] window) throws OperationException {
                    byte[] in = new byte[window.length];
                    for (int i = 0; i < in.length; i++) {
                        in[i] = TfliteReader.read(int8).inputTensor().quantized().quantize(window[i]);
                    }
                    byte[] out = executor.run(in);
                    out[0] += wrong && in[0] > 0 ? 1 : 0;
                    return new Answer(out, new float[3], window);
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }
    }

    @Test
    void itsExportIsVerified() throws Exception {
        Targets targets = new Targets();
        targets.addTarget(new Echo());
        for (boolean wrong : new boolean[]{ false, true }) {
            Verifiers verifiers = new Verifiers();
            verifiers.addVerifier(new Java(wrong));
            DeployModelOperation operation = new DeployModelOperation(targets, verifiers);
            Path out = folder.resolve("out" + wrong);
            DeployResult result = operation.run(arguments(operation.arguments(),
                    Map.of("model", int8.toString(), "target", "echo", "out", out.toString(), "verify", true)), LabProject.at(folder),
                    OperationContext.quiet());
            assertEquals(!wrong, result.checks().get(0).passed());
            assertEquals(32, result.checks().get(0).windows());
            assertTrue(Files.readString(out.resolve("report.json")).contains("\"verifier\" : \"" + (wrong ? "wrong" : "right") + "\""));
        }
    }

    /** Those of the lab and of MLPerf Tiny: all are read and run. */
    @Test
    void sharedModelsRun() throws Exception {
        Path shared = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("models");
        assumeTrue(Files.isDirectory(shared), shared + ": shared data not found");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(shared)) {
            files = walk.filter(path -> path.toString().endsWith(".tflite")).sorted().toList();
        }
        assertTrue(files.size() >= 9);
        for (Path file : files) {
            ImportedModel model = ImportedModel.read(file, Optional.empty());
            float[] input = numbers(new Random(1), model.network().inputTensor().shape().size());
            ModelResult result = model.run(List.of(input), OperationContext.quiet());
            assertEquals(model.network().outputTensor().shape().size(), result.rows().get(0).scores().size(), file.toString());
        }
    }
}
