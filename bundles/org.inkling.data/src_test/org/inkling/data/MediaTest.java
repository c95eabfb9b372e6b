package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.data.internal.WavWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sounds and pictures as samples. */
class MediaTest {

    @TempDir
    private Path project;

    private final SampleReader reader = new SampleReader();

    private Acquisition read(String name, byte[] bytes) throws OperationException {
        return reader.read(name, bytes, 0);
    }

    private String code(String name, byte[] bytes) {
        return Shared.problem(() -> read(name, bytes)).code();
    }

    /** Written by the sound system of Java, so by other code than ours. */
    private static byte[] wav(AudioFormat.Encoding encoding, int bits, int channels, byte[] data) throws Exception {
        int frame = bits / 8 * channels;
        AudioFormat format = new AudioFormat(encoding, 16000, bits, channels, frame, 16000, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(data), format, data.length / frame), AudioFileFormat.Type.WAVE,
                out);
        return out.toByteArray();
    }

    @Test
    void pcmOfEveryWidthHasTheScaleOf16Bits() throws Exception {
        byte[] eight = wav(AudioFormat.Encoding.PCM_UNSIGNED, 8, 1, new byte[]{ 0, (byte) 128, (byte) 255 });
        assertArrayEquals(new float[]{ -32768, 0, 32512 }, read("a.wav", eight).signal().values());
        byte[] sixteen = wav(AudioFormat.Encoding.PCM_SIGNED, 16, 1, new byte[]{ 0, (byte) 0x80, (byte) 0xFF, 0x7F, 1, 0 });
        assertArrayEquals(new float[]{ -32768, 32767, 1 }, read("a.wav", sixteen).signal().values());
        byte[] more = wav(AudioFormat.Encoding.PCM_SIGNED, 24, 1, new byte[]{ 0, 0, (byte) 0x80, 0, 1, 0, (byte) 0xFF, (byte) 0xFF, 0x7F });
        assertArrayEquals(new float[]{ -32768, 1, 8388607 / 256f }, read("a.wav", more).signal().values());
        byte[] most = wav(AudioFormat.Encoding.PCM_SIGNED, 32, 1, new byte[]{ 0, 0, 0, (byte) 0x80, 0, 0, 1, 0 });
        assertArrayEquals(new float[]{ -32768, 1 }, read("a.wav", most).signal().values());
        byte[] real = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(-1).putFloat(0.5f).array();
        assertArrayEquals(new float[]{ -32768, 16384 },
                read("a.wav", wav(AudioFormat.Encoding.PCM_FLOAT, 32, 1, real)).signal().values());
        SensorSchema schema = read("a.wav", sixteen).signal().schema();
        assertEquals(new SensorSchema(List.of(new Axis("audio", "wav")), 0.0625), schema, "16 kHz as the ingestion service says it");
        assertEquals(Media.AUDIO, Media.of(schema));
    }

    @Test
    void channelsBecomeAxes() throws Exception {
        Signal signal = read("a.wav", wav(AudioFormat.Encoding.PCM_SIGNED, 16, 2, new byte[]{ 1, 0, 2, 0, 3, 0, 4, 0 })).signal();
        assertEquals(List.of("audio1", "audio2"), signal.schema().axisNames());
        assertEquals(2, signal.frames());
        assertArrayEquals(new float[]{ 1, 2, 3, 4 }, signal.values());
        assertArrayEquals(signal.values(), read("b.wav", WavWriter.write(signal)).signal().values());
    }

    @Test
    void brokenSoundsAreNamed() throws Exception {
        byte[] good = wav(AudioFormat.Encoding.PCM_SIGNED, 16, 1, new byte[]{ 1, 0, 2, 0 });
        assertEquals("wav.format", code("a.wav", "RIFF".getBytes()));
        assertEquals("wav.truncated", code("a.wav", Arrays.copyOf(good, good.length - 1)));
        assertEquals("wav.truncated", code("a.wav", Arrays.copyOf(good, 36)));
        assertEquals("sample.empty", code("a.wav", wav(AudioFormat.Encoding.PCM_SIGNED, 16, 1, new byte[0])));
        byte[] law = good.clone();
        law[20] = 7;
        assertEquals("wav.encoding", code("a.wav", law));
        byte[] silent = good.clone();
        Arrays.fill(silent, 24, 28, (byte) 0);
        assertEquals("wav.format", code("a.wav", silent));
        ReadLimits few = new ReadLimits(1 << 20, 1, 4, 8, 10, 100, 10);
        assertEquals("sample.too-many-values", Shared.problem(() -> new SampleReader(List.of(), few).read("a.wav", good, 0)).code());
    }

    private static byte[] picture(String format, int type) throws Exception {
        BufferedImage image = new BufferedImage(4, 3, type);
        for (int i = 0; i < 12; i++) {
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                image.getRaster().setSample(i % 4, i / 4, 0, i * 20);
            } else {
                image.setRGB(i % 4, i / 4, 0xFF000000 | i << 20 | i << 10 | i);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @Test
    void pixelsAreReadAsTheyAre() throws Exception {
        Signal signal = read("a.png", picture("png", BufferedImage.TYPE_INT_RGB)).signal();
        assertEquals(new SensorSchema(List.of(new Axis("image", "4x3 px")), 0), signal.schema());
        assertEquals(new ImageSize(4, 3), ImageSize.of(signal.schema()).orElseThrow());
        assertEquals(Media.IMAGE, Media.of(signal.schema()));
        for (int i = 0; i < 12; i++) {
            assertEquals(i << 20 | i << 10 | i, signal.values()[i]);
        }
        float[] grey = read("a.png", picture("png", BufferedImage.TYPE_BYTE_GRAY)).signal().values();
        assertEquals(11 * 20 * 0x010101, grey[11], "grey stays what it is");
        assertEquals(12, read("a.jpg", picture("jpg", BufferedImage.TYPE_INT_RGB)).signal().frames());
    }

    @Test
    void brokenAndHugePicturesAreNamed() throws Exception {
        byte[] png = picture("png", BufferedImage.TYPE_INT_RGB);
        assertEquals("image.format", code("a.png", "nothing like it".getBytes()));
        assertEquals("image.broken", code("a.png", Arrays.copyOf(png, 40)));
        byte[] huge = png.clone();
        // width and height of the header chunk: 60,000 × 60,000 pixels in 100 bytes
        ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 60_000);
        String code = code("a.png", huge);
        assertTrue(code.equals("image.too-large") || code.equals("image.broken"), code);
    }

    @Test
    void noBytesAreTooStrange() throws Exception {
        byte[][] seeds = { picture("png", BufferedImage.TYPE_INT_RGB), picture("jpg", BufferedImage.TYPE_INT_RGB),
                wav(AudioFormat.Encoding.PCM_SIGNED, 16, 1, new byte[]{ 1, 0, 2, 0 }) };
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = seeds[i % 3].clone();
            for (int k = random.nextInt(6); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                read(i % 3 == 2 ? "a.wav" : "a.png", bytes);
            } catch (OperationException e) {
                for (Problem problem : e.problems()) {
                    assertTrue(!problem.resolutions().isEmpty() || problem.summary().length() > 10, problem.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "lab/datasets/spoons-forks-knives/training, .jpg, IMAGE", "audio/trigger-word/yes, .wav, AUDIO" })
    void sharedMaterialIsRead(String folder, String ending, Media media) throws Exception {
        DatasetStore store = DatasetStore.open(project);
        Path source = Shared.data(folder);
        Path some;
        try (Stream<Path> files = Files.list(source)) {
            some = files.filter(f -> f.toString().endsWith(ending)).sorted().findFirst().orElseThrow();
        }
        new DatasetImporter(store).run(List.of(some), new ImportOptions(ImportOptions.Category.TRAINING, "x", 0),
                new Shared.Recorder(n -> false));
        assertEquals(media, Media.of(store.samples().get(0).schema()));
        assertEquals(Split.TRAINING, store.samples().get(0).split());
        assertEquals(media == Media.IMAGE ? 512 * 512 : 16000, store.samples().get(0).frames());
        if (media == Media.IMAGE) {
            Thumbnail small = reader.thumbnail("x.jpg", Files.readAllBytes(some), 128);
            assertEquals(new ImageSize(128, 128), small.size());
        }
    }
}
