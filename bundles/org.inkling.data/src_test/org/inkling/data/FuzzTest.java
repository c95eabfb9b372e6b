package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutated files: each is read, or there is a problem with a place and a way out; never another exception, never endless work. */
class FuzzTest {

    private static final int ROUNDS = 30_000;
    private static final SampleReader READER = new SampleReader(List.of("key"),
            new ReadLimits(1 << 20, 100_000, 16, 32, 100, 1 << 22, 100));

    private static final List<String> TOKENS = List.of("null", "NaN", "-", "1e400", "[", "]", "{", "}", "\"", ",", ":", "\\u0000", "\\",
            "0x1F", "[[[[", "]]]]",
            "\"values\"", "\"payload\"", "1E-99999999", "99999999999999999999999999", "\uD800", "\u00E9", "\n", "\r\n", ";", "\t", "\"\"");

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        AcquisitionWriter writer = new AcquisitionWriter("phone", "TEST", "key");
        seeds.add(writer.json(Shared.signal(1, 6), 1));
        seeds.add(writer.cbor(Shared.signal(1, 6), 1));
        seeds.add(writer.cbor(new Signal(new SensorSchema(List.of(new Axis("audio", "wav")), 0.0625), new float[]{ 1, 2, 3, 4 }), 0));
        seeds.add("timestamp,accX,\"acc Y (g)\"\r\n0,1,2\r\n16,3,4\r\n32,5,6\r\n".getBytes(StandardCharsets.UTF_8));
        return seeds;
    }

    private static byte[] mutate(byte[] seed, byte[] other, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(1 + random.nextInt(40)));
            switch (random.nextInt(7)) {
                case 0 -> {
                    if (at < bytes.length) {
                        bytes[at] ^= (byte) (1 << random.nextInt(8));
                    }
                }
                case 1 -> {
                    if (at < bytes.length) {
                        bytes[at] = (byte) random.nextInt();
                    }
                }
                case 2 -> bytes = join(bytes, 0, at, TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8), bytes, to);
                case 3 -> bytes = join(bytes, 0, at, new byte[0], bytes, to);
                case 4 -> bytes = join(bytes, 0, to, java.util.Arrays.copyOfRange(bytes, at, to), bytes, to);
                case 5 -> bytes = join(bytes, 0, at, new byte[0], other, random.nextInt(other.length));
                default -> {
                    byte[] raw = new byte[random.nextInt(12)];
                    random.nextBytes(raw);
                    bytes = join(bytes, 0, at, raw, bytes, at);
                }
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] join(byte[] head, int from, int to, byte[] middle, byte[] tail, int tailFrom) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head, from, to - from);
        out.writeBytes(middle);
        out.write(tail, tailFrom, tail.length - tailFrom);
        return out.toByteArray();
    }

    @Test
    void samples() {
        Random random = new Random(20_261_122);
        List<byte[]> seeds = seeds();
        int read = 0;
        for (int i = 0; i < ROUNDS; i += 500) {
            read += assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                int good = 0;
                for (int k = 0; k < 500; k++) {
                    int seed = random.nextInt(seeds.size());
                    byte[] bytes = mutate(seeds.get(seed), seeds.get(random.nextInt(seeds.size())), random);
                    good += attempt(seed == 3 ? "fuzz.csv" : "fuzz.json", bytes) ? 1 : 0;
                }
                return good;
            });
        }
        assertTrue(read > ROUNDS / 100 && read < ROUNDS / 2, "mutations are neither harmless nor always deadly: " + read);
    }

    private static boolean attempt(String name, byte[] bytes) {
        try {
            Signal signal = READER.read(name, bytes, 0).signal();
            assertTrue(signal.frames() > 0 && signal.values().length == signal.frames() * signal.schema().axes().size());
            assertTrue(signal.schema().intervalMs() > 0);
            for (float value : signal.values()) {
                assertTrue(Float.isFinite(value));
            }
            return true;
        } catch (OperationException e) {
            check(e.problems());
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(new String(bytes, StandardCharsets.ISO_8859_1) + "\n" + java.util.HexFormat.of().formatHex(bytes), e);
        }
    }

    private static void check(List<Problem> problems) {
        for (Problem problem : problems) {
            assertFalse(problem.resolutions().isEmpty(), problem.toString());
            assertFalse(problem.where().resource().isEmpty(), problem.toString());
            assertTrue(problem.summary().length() < 500, problem.toString());
        }
    }

    /** Zip files and files of labels: an import never ends by anything but its report, and leaves a dataset that can be listed. */
    @Test
    void archives(@TempDir Path temp) throws Exception {
        Random random = new Random(42);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            List<byte[]> seeds = seeds();
            for (int i = 0; i < 3; i++) {
                zip.putNextEntry(new ZipEntry("training/s" + i + (i == 0 ? ".json" : ".cbor")));
                zip.write(seeds.get(i));
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry("info.labels"));
            zip.write(labels());
            zip.closeEntry();
        }
        byte[] seed = out.toByteArray();
        Path file = temp.resolve("fuzz.zip");
        Path project = Files.createDirectory(temp.resolve("project"));
        DatasetStore store = DatasetStore.open(project, READER);
        for (int i = 0; i < 300; i++) {
            Files.write(file, mutate(seed, seed, random));
            Shared.Recorder recorder = new Shared.Recorder();
            assertTimeoutPreemptively(Duration.ofSeconds(60),
                    () -> new DatasetImporter(store).run(List.of(file), ImportOptions.DEFAULT, recorder));
            check(recorder.problems);
            DatasetListing listing = store.list();
            check(listing.problems());
        }
        assertTrue(store.samples().size() >= 3);
    }

    private static byte[] labels() {
        return """
                {"version":1,"files":[{"path":"training/s0.json","name":"n","category":"training","label":{"type":"multi-label","labels":[
                {"label":"a","startIndex":0,"endIndex":5}]},"metadata":{"a":"b"}},{"path":"training/s1.cbor","label":{"type":"label","label":"x"}}]}
                """
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void filesOfLabels(@TempDir Path temp) throws Exception {
        Random random = new Random(7);
        byte[] structured = ("{\"version\":1,\"type\":\"structured-labels\","
                + "\"structuredLabels\":{\"s.json\":[{\"startIndex\":0,\"endIndex\":19,\"label\":\"x\"}]}}")
                .getBytes(StandardCharsets.UTF_8);
        Path source = Files.createDirectories(temp.resolve("source/training")).getParent();
        Files.write(source.resolve("training/s0.json"), Shared.json(1));
        Files.write(source.resolve("s.json"), Shared.json(2));
        for (int i = 0; i < 100; i++) {
            Path project = Files.createDirectory(temp.resolve("p" + i));
            Files.write(source.resolve("info.labels"), mutate(labels(), structured, random));
            Files.write(source.resolve("structured_labels.labels"), mutate(structured, labels(), random));
            Shared.Recorder recorder = new Shared.Recorder();
            DatasetStore store = DatasetStore.open(project, READER);
            assertTimeoutPreemptively(Duration.ofSeconds(60),
                    () -> new DatasetImporter(store).run(List.of(source), ImportOptions.DEFAULT, recorder));
            check(recorder.problems);
            check(store.list().problems());
        }
    }
}
