package org.inkling.nn;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.flatbuffers.FlatBufferBuilder;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.ModelT;
import org.tensorflow.lite.schema.OperatorCodeT;
import org.tensorflow.lite.schema.TensorT;
import org.tensorflow.lite.schema.TensorType;

class TfliteReaderTest {

    private static final Location WHERE = Location.of("model.tflite");

    private static List<Problem> problems(byte[] file) {
        return assertThrows(OperationException.class, () -> TfliteReader.read(file, WHERE)).problems();
    }

    private static byte[] dense() throws OperationException {
        Random random = new Random(1);
        Network network = RandomNetworks.dense(random);
        return TfliteWriter.write(Quantizer.quantize(network, RandomNetworks.rows(random, 30, 33)));
    }

    @Test
    void otherFilesAreRefused() {
        assertEquals("nn.not-tflite", problems(new byte[0]).get(0).code());
        assertEquals("nn.not-tflite", problems("PK a zip file, not a model".getBytes(StandardCharsets.UTF_8)).get(0).code());
        assertEquals("nn.unreadable", assertThrows(OperationException.class, () -> TfliteReader.read(Path.of("no-such-file.tflite")))
                .problems().get(0).code());
    }

    /** The file with something else in it. */
    private static byte[] changed(byte[] file, Consumer<ModelT> change) {
        ModelT model = Model.getRootAsModel(ByteBuffer.wrap(file)).unpack();
        change.accept(model);
        FlatBufferBuilder builder = new FlatBufferBuilder();
        Model.finishModelBuffer(builder, Model.pack(builder, model));
        return builder.sizedByteArray();
    }

    @Test
    void everyUnsupportedOperatorIsNamed() throws Exception {
        byte[] file = changed(dense(), model -> {
            for (OperatorCodeT code : model.getOperatorCodes()) {
                int other = code.getBuiltinCode() == BuiltinOperator.SOFTMAX ? BuiltinOperator.SVDF : BuiltinOperator.LSTM;
                code.setBuiltinCode(other);
                code.setDeprecatedBuiltinCode((byte) other);
            }
        });
        List<Problem> problems = problems(file);
        assertEquals(List.of("nn.unsupported-operator", "nn.unsupported-operator"), problems.stream().map(Problem::code).toList());
        assertTrue(problems.get(0).summary().contains("LSTM") && problems.get(1).summary().contains("SVDF"));
        byte[] custom = changed(dense(), model -> {
            model.getOperatorCodes()[0].setBuiltinCode(BuiltinOperator.CUSTOM);
            model.getOperatorCodes()[0].setDeprecatedBuiltinCode((byte) BuiltinOperator.CUSTOM);
            model.getOperatorCodes()[0].setCustomCode("TreeEnsembleClassifier");
        });
        assertTrue(problems(custom).get(0).summary().contains("TreeEnsembleClassifier"));
    }

    @Test
    void wrongNumbersAreNamed() throws Exception {
        assertTrue(summary(tensors -> tensors[0].getQuantization().setScale(new float[]{ 0 })).contains("scale 0.0"));
        assertTrue(summary(tensors -> tensors[0].getQuantization().setScale(new float[]{ Float.NaN })).contains("scale NaN"));
        assertTrue(summary(tensors -> tensors[0].getQuantization().setZeroPoint(new long[]{ 300 })).contains("zero point 300"));
        assertTrue(summary(tensors -> tensors[0].setQuantization(null)).contains("without a scale"));
        assertTrue(summary(tensors -> tensors[0].setShape(new int[]{ 1, -3 })).contains("extent -3"));
        assertTrue(summary(tensors -> tensors[0].setShape(new int[]{ 1, 34 })).contains("1×34"));
        assertTrue(summary(tensors -> tensors[0].setShape(new int[]{ 1 << 15, 1 << 14 })).contains("elements"));
        assertTrue(summary(tensors -> tensors[0].setType(TensorType.INT16)).contains("INT16"));
        assertTrue(summary(tensors -> tensors[0].setBuffer(99)).contains("buffer 99"));
    }

    private static String summary(Consumer<TensorT[]> change) throws OperationException {
        return problems(changed(dense(), model -> change.accept(model.getSubgraphs()[0].getTensors()))).get(0).summary();
    }

    @Test
    void operatorsOutOfOrderAreNamed() throws Exception {
        byte[] file = changed(dense(), model -> java.util.Collections.reverse(Arrays.asList(model.getSubgraphs()[0].getOperators())));
        assertTrue(problems(file).get(0).summary().contains("before it is written"));
    }

    @Test
    void truncatedFilesAreProblems() throws Exception {
        byte[] file = dense();
        for (int length = 0; length < file.length - 1; length += 7) {
            readSafely(Arrays.copyOf(file, length));
        }
    }

    @Test
    void weightsThatAreNoNumbersAreNamed() {
        Random random = new Random(1);
        for (float bad : new float[]{ Float.NaN, Float.POSITIVE_INFINITY }) {
            Network network = RandomNetworks.dense(random);
            byte[] file = changed(TfliteWriter.write(network), model -> {
                for (org.tensorflow.lite.schema.BufferT buffer : model.getBuffers()) {
                    if (buffer.getData() != null && buffer.getData().length > 100) {
                        ByteBuffer data = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(bad);
                        for (int i = 0; i < 4; i++) {
                            buffer.getData()[40 + i] = data.array()[i];
                        }
                    }
                }
            });
            assertTrue(problems(file).get(0).summary().contains("holds a weight that is " + bad), problems(file).get(0).summary());
        }
    }

    /** Every shared model, many times mutated, in a process with so little memory that a large allocation ends it. */
    @Test
    void mutatedSharedModelsAreReadSafelyInLittleMemory() throws Exception {
        Path models = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("models");
        Assumptions.assumeTrue(Files.isDirectory(models), models + ": shared data not found");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-Xss512k",
                        "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), TfliteFuzz.class.getName(), "2026", "700"));
        try (Stream<Path> walk = Files.walk(models)) {
            walk.filter(path -> path.toString().endsWith(".tflite")).sorted().map(Path::toString).forEach(command::add);
        }
        Path log = Files.createTempFile("fuzz", ".log");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            boolean ended = process.waitFor(30, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertTrue(ended, () -> "it hangs");
            assertEquals(0, process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    /** A seeded mutator: flipped bits, extreme words, copied and moved pieces. Whatever comes out is a network that runs or a problem. */
    @Test
    void mutatedFilesAreReadSafely() {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(5), this::readMutatedFiles);
    }

    private void readMutatedFiles() throws Exception {
        Random random = new Random(42);
        List<byte[]> seeds = new ArrayList<>(List.of(dense()));
        for (int kind = 0; kind < 2; kind++) {
            Network network = kind == 0 ? RandomNetworks.keyword(random) : RandomNetworks.image(random);
            seeds.add(TfliteWriter.write(network));
            seeds.add(TfliteWriter.write(Quantizer.quantize(network, RandomNetworks.rows(random, 5, network.inputTensor().shape().size())),
                    true));
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int networks = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] file = mutate(seeds.get(round % seeds.size()).clone(), random);
            long before = threads.getCurrentThreadAllocatedBytes();
            Network network = readSafely(file);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < 96L << 20, "round " + round + " allocated " + allocated);
            if (network != null) {
                networks++;
                runSafely(network);
            }
        }
        assertTrue(networks > 100, "mutations too rough: " + networks + " networks left");
    }

    private static byte[] mutate(byte[] file, Random random) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int[] extremes = { 0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fff, 0x10000, 255, file.length, 0x7f800000, 0x7fc00000, 65 };
        for (int i = 0, count = 1 + random.nextInt(4); i < count; i++) {
            // The structure sits at the end of what the writer makes, the weights at the front.
            int at = random.nextBoolean() ? random.nextInt(file.length) : file.length - 1 - random.nextInt(Math.min(file.length, 2500));
            int word = Math.min(at & ~3, file.length - 4);
            switch (random.nextInt(5)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) random.nextInt();
                case 2 -> bytes.putInt(word, extremes[random.nextInt(extremes.length)]);
                case 3 -> bytes.putInt(word, bytes.getInt(word) + random.nextInt(9) - 4);
                default -> {
                    int length = Math.min(1 + random.nextInt(64), file.length - at);
                    System.arraycopy(file, random.nextInt(file.length - length + 1), file, at, length);
                }
            }
        }
        return file;
    }

    /** The network; null when the file is refused with a problem that says something. */
    private static Network readSafely(byte[] file) {
        try {
            return TfliteReader.read(file, WHERE);
        } catch (OperationException e) {
            Problem problem = e.problems().get(0);
            assertTrue(problem.code().startsWith("nn.") && !problem.summary().isBlank() && !problem.resolutions().isEmpty());
            return null;
        }
    }

    private static void runSafely(Network network) {
        if (network.macs() > 500_000 || network.tensors().stream().mapToLong(t -> t.shape().size()).sum() > 100_000) {
            return;
        }
        assertDoesNotThrow(() -> {
            MemoryPlanner.plan(network);
            if (network.isQuantized()) {
                new Int8Executor(network).run(new byte[network.inputTensor().shape().size()]);
            } else {
                new FloatExecutor(network).run(new float[network.inputTensor().shape().size()]);
            }
        });
    }
}
