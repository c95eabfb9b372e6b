package org.inkling.nn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Model;

/**
 * A program that reads mutated models: arguments are a seed, the rounds for each file, and files. To be run with a small heap: an
 * allocation on a file's word alone ends it. Ends with 0 when every round gave a network that runs, or a problem that says something.
 */
public final class TfliteFuzz {

    private static final int[] EXTREMES = { 0, 1, -1, 2, 4, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fff, 0xffff, 0x10000, 0x7fffff, 255,
            0x7f800000,
            0x7fc00000, 0x00000001, 65 };
    private static final long LARGEST_RUN = 400_000;
    private static final long LARGEST_ACTIVATIONS = 200_000;

    private final byte[] model;
    /** Offsets outside the weights: where tables, lengths and offsets are. */
    private final int[] structure;
    private final Random random;
    private int networks;

    private TfliteFuzz(byte[] model, long seed) {
        this.model = model;
        this.structure = structure(model);
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            TfliteFuzz fuzz = new TfliteFuzz(Files.readAllBytes(Path.of(file)), seed);
            for (int round = 0; round < rounds; round++) {
                try {
                    fuzz.round();
                } catch (RuntimeException | Error e) {
                    StackTraceElement[] trace = e.getStackTrace();
                    System.err.println(file + ", seed " + seed + ", round " + round + ": " + e);
                    for (int i = 0; i < Math.min(20, trace.length); i++) {
                        System.err.println("    at " + trace[i]);
                    }
                    System.exit(1);
                }
            }
            System.out.println(Path.of(file).getFileName() + " " + rounds + " rounds, " + fuzz.networks + " networks");
        }
    }

    private static int[] structure(byte[] model) {
        boolean[] weights = new boolean[model.length];
        Model root = Model.getRootAsModel(ByteBuffer.wrap(model));
        for (int i = 0; i < root.buffersLength(); i++) {
            Buffer buffer = root.buffers(i);
            ByteBuffer data = buffer == null ? null : buffer.dataAsByteBuffer();
            if (data != null && data.remaining() > 16) {
                Arrays.fill(weights, data.position(), data.limit(), true);
            }
        }
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < model.length; i++) {
            if (!weights[i]) {
                offsets.add(i);
            }
        }
        return offsets.stream().mapToInt(Integer::intValue).toArray();
    }

    private void round() {
        byte[] file = model.clone();
        if (random.nextInt(20) == 0) {
            file = Arrays.copyOf(file, random.nextInt(file.length));
        }
        for (int i = 0, count = 1 + random.nextInt(4); i < count && file.length > 8; i++) {
            mutate(file);
        }
        try {
            Network network = Fusion.padding(TfliteReader.read(file, Location.of("model")));
            networks++;
            run(network);
        } catch (OperationException e) {
            for (Problem problem : e.problems()) {
                if (!problem.code().startsWith("nn.") || problem.summary().isBlank() || problem.resolutions().isEmpty()) {
                    throw new IllegalStateException("a problem that says nothing: " + problem);
                }
            }
        }
    }

    private void mutate(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = random.nextInt(8) == 0 ? random.nextInt(file.length) : structure[random.nextInt(structure.length)];
        at = Math.min(at, file.length - 1);
        int word = Math.min(at & ~3, (file.length - 4) & ~3);
        switch (random.nextInt(6)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = (byte) random.nextInt();
            case 2 -> bytes.putInt(word, EXTREMES[random.nextInt(EXTREMES.length)]);
            case 3 -> bytes.putInt(word, bytes.getInt(word) + random.nextInt(17) - 8);
            case 4 -> bytes.putInt(word, random.nextInt(file.length + 1) - (random.nextBoolean() ? word : 0));
            default -> {
                int length = Math.min(1 + random.nextInt(64), file.length - at);
                System.arraycopy(file, random.nextInt(file.length - length + 1), file, at, length);
            }
        }
    }

    private static void run(Network network) {
        MemoryPlanner.plan(network);
        long activations = network.tensors().stream().mapToLong(t -> t.shape().size()).sum();
        if (network.macs() > LARGEST_RUN || activations > LARGEST_ACTIVATIONS) {
            return;
        }
        if (network.isQuantized()) {
            new Int8Executor(network).run(new byte[network.inputTensor().shape().size()]);
        } else {
            new FloatExecutor(network).run(new float[network.inputTensor().shape().size()]);
        }
    }
}
