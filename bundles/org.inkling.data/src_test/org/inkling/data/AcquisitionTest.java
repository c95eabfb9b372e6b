package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.junit.jupiter.api.Test;

/** Reading, verifying and writing the data acquisition format (protocols 2.1). */
class AcquisitionTest {

    private static final String KEY = "fed53116f20684c067774ebf9e7bcbdc";

    private final SampleReader reader = new SampleReader(List.of("other", KEY), ReadLimits.DEFAULT);
    private final AcquisitionWriter writer = new AcquisitionWriter("phone_1", "MOBILE_CLIENT", KEY);

    @Test
    void writesWhatItReads() throws Exception {
        Signal signal = Shared.signal(1, 187);
        for (byte[] bytes : List.of(writer.json(signal, 1605129753), writer.cbor(signal, 1605129753))) {
            Acquisition read = reader.read("x", bytes, 0);
            assertEquals("phone_1", read.deviceName());
            assertEquals("MOBILE_CLIENT", read.deviceType());
            assertEquals(1605129753, read.issuedAt());
            assertEquals(SignatureState.VALID, read.signature());
            assertEquals(signal.schema(), read.signal().schema());
            assertArrayEquals(signal.values(), read.signal().values());
        }
    }

    @Test
    void signatureIsHmacOverTheTextWithZeros() throws Exception {
        String text = new String(writer.json(Shared.signal(1, 3), 0), StandardCharsets.UTF_8);
        String signature = text.replaceFirst(".*\"signature\":\"([0-9a-f]{64})\".*", "$1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal(text.replace(signature, "0".repeat(64)).getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(expected), signature);
    }

    @Test
    void oneChangedByteIsNoticedWhereverItIs() throws Exception {
        byte[] bytes = writer.json(Shared.signal(1, 4), 0);
        int changed = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '8') {
                byte[] copy = bytes.clone();
                copy[i]++;
                try {
                    assertEquals(SignatureState.INVALID, reader.read("x", copy, 0).signature(), "byte " + i);
                    changed++;
                } catch (org.inkling.api.OperationException e) {
                    // v1 became v2, HS256 became HS356: refused, which is noticed as well.
                    assertEquals(1, e.problems().size());
                }
            }
        }
        assertEquals(true, changed > 60, "changed " + changed);
    }

    @Test
    void statesOfASignature() throws Exception {
        byte[] signed = writer.json(Shared.signal(1, 4), 0);
        String text = new String(signed, StandardCharsets.UTF_8);
        String digits = text.replaceFirst(".*\"signature\":\"([0-9a-f]{64})\".*", "$1");
        assertEquals(SignatureState.UNKNOWN_KEY, new SampleReader().read("x", signed, 0).signature());
        assertEquals(SignatureState.INVALID, new SampleReader(List.of("wrong"), ReadLimits.DEFAULT).read("x", signed, 0).signature());
        assertEquals(SignatureState.NONE, state(text.replace(digits, "0".repeat(32))), "phone without crypto.subtle");
        assertEquals(SignatureState.NONE, state(text.replace(digits, "0".repeat(64))), "buffer that was never signed");
        assertEquals(SignatureState.UNSIGNED, state(text.replace("HS256", "none")));
        byte[] unsigned = new AcquisitionWriter("", "T", "").json(Shared.signal(1, 4), 0);
        assertEquals(SignatureState.UNSIGNED, reader.read("x", unsigned, 0).signature());
        assertEquals(SignatureState.VALID, state(text + "\n"), "a line end added by an editor");
    }

    private SignatureState state(String text) throws Exception {
        return reader.read("x", text.getBytes(StandardCharsets.UTF_8), 0).signature();
    }

    @Test
    void signedWithByteOrderMark() throws Exception {
        byte[] plain = ("\uFEFF" + new String(writer.json(Shared.signal(1, 4), 0), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(12, reader.read("x", plain, 0).signal().values().length);
    }

    /** As firmware writes it: indefinite map and array, half, single and double floats, integers, no iat, flash padding behind. */
    @Test
    void cborOfFirmware() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        hex(out, "BF 69");
        text(out, "protected");
        hex(out, "A2 63");
        text(out, "ver");
        hex(out, "62");
        text(out, "v1");
        hex(out, "63");
        text(out, "alg");
        hex(out, "65");
        text(out, "HS256");
        hex(out, "69");
        text(out, "signature");
        hex(out, "78 40");
        int at = out.size();
        text(out, "0".repeat(64));
        hex(out, "67");
        text(out, "payload");
        hex(out, "BF 6B");
        text(out, "device_type");
        hex(out, "61 54 6B");
        text(out, "interval_ms");
        hex(out, "FB 4030 0000 0000 0000 67");
        text(out, "sensors");
        hex(out, "81 A2 64");
        text(out, "name");
        hex(out, "61 61 65");
        text(out, "units");
        hex(out, "60 66");
        text(out, "values");
        // 1.5 half, -2.25 single, 0.1 double, 7, -8, then the same numbers in brackets of one
        hex(out, "9F F9 3E00 FA C0100000 FB 3FB999999999999A 07 27 81 01 FF FF FF");
        byte[] object = out.toByteArray();
        byte[] mac = org.inkling.data.internal.Signatures.hmac(KEY, object, at, object.length);
        System.arraycopy(HexFormat.of().formatHex(mac).getBytes(StandardCharsets.US_ASCII), 0, object, at, 64);
        byte[] padded = Arrays.copyOf(object, object.length + 500);
        Arrays.fill(padded, object.length, padded.length, (byte) 0xFF);

        Acquisition read = reader.read("flash.cbor", padded, 0);
        assertArrayEquals(new float[]{ 1.5f, -2.25f, 0.1f, 7, -8, 1 }, read.signal().values());
        assertEquals(new SensorSchema(List.of(new Axis("a", "")), 16), read.signal().schema());
        assertEquals(SignatureState.VALID, read.signature());
        padded[object.length - 6] ^= 1;
        assertEquals(SignatureState.INVALID, reader.read("flash.cbor", padded, 0).signature());
    }

    private static void hex(ByteArrayOutputStream out, String digits) {
        out.writeBytes(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void oneAxisFlatOrInBrackets() throws Exception {
        String flat = text("[{\"name\":\"audio\",\"units\":\"wav\"}]", "[1,2.5,-3]", "0.0625");
        String bracketed = text("[{\"name\":\"audio\",\"units\":\"wav\"}]", "[[1],[2.5],[-3]]", "0.0625");
        for (String text : List.of(flat, bracketed)) {
            Signal signal = reader.read("x", text.getBytes(StandardCharsets.UTF_8), 0).signal();
            assertArrayEquals(new float[]{ 1, 2.5f, -3 }, signal.values());
            assertEquals(0.0625, signal.schema().intervalMs());
        }
        Signal audio = new Signal(new SensorSchema(List.of(new Axis("audio", "wav")), 0.0625), new float[]{ 1, 2, 3 });
        assertArrayEquals(audio.values(), reader.read("x", writer.json(audio, 0), 0).signal().values());
    }

    static String text(String sensors, String values, String interval) {
        return "{\"protected\":{\"ver\":\"v1\",\"alg\":\"none\"},\"signature\":\"" + "0".repeat(64)
                + "\",\"payload\":{\"device_type\":\"T\",\"interval_ms\":"
                + interval + ",\"sensors\":" + sensors + ",\"values\":" + values + "}}";
    }

    /** The writer's decimals are those of the number, on every Java version. */
    @Test
    void shortestDecimals() {
        assertEquals("9.7", org.inkling.data.internal.Decimals.shortest(9.7f));
        assertEquals("-0.1", org.inkling.data.internal.Decimals.shortest(-0.1f));
        assertEquals("0", org.inkling.data.internal.Decimals.shortest(-0f));
        assertEquals("10", org.inkling.data.internal.Decimals.shortest(10f));
        assertEquals("0.002", org.inkling.data.internal.Decimals.shortest(0.002f));
        assertEquals("100000000", org.inkling.data.internal.Decimals.shortest(1e8f));
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 20_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                assertEquals(value, Float.parseFloat(org.inkling.data.internal.Decimals.shortest(value)), 0f);
            }
        }
    }

    /** Lab data, lab.md R1.8: 83 training files; the key is not published. */
    @Test
    void readsEveryFileOfTheLab() throws Exception {
        Path folder = Shared.data("lab/datasets/free-fall-detection/training");
        int rows = 0;
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(83, all.size());
            for (Path file : all) {
                Acquisition read = new SampleReader().read(file);
                assertEquals(Shared.ACC, read.signal().schema());
                assertEquals(SignatureState.UNKNOWN_KEY, read.signature());
                rows += read.signal().frames();
            }
        }
        assertEquals(78 * 187 + 109 + 64 + 38 + 104 + 80, rows);
    }
}
