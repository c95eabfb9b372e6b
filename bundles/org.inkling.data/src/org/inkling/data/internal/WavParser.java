package org.inkling.data.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.data.Acquisition;
import org.inkling.data.ReadLimits;
import org.inkling.data.SignatureState;

/**
 * RIFF/WAVE files: PCM of 8, 16, 24 and 32 bits and IEEE floats of 32 and 64 bits, any number of channels and any rate.
 * Values have the scale of 16-bit PCM, -32768 to 32767, as the ingestion service stores audio.
 * Layout after "Multimedia Programming Interface and Data Specifications 1.0" (1991) and the WAVEFORMATEXTENSIBLE addition.
 */
public final class WavParser {

    /** Unit of audio values in the data acquisition format. */
    public static final String UNITS = "wav";

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final double SIXTEEN_BITS = 32768;

    private final String name;
    private final ByteBuffer bytes;
    private final ReadLimits limits;
    private int kind;
    private int channels;
    private long rate;
    private int bits;

    public WavParser(String name, byte[] bytes, ReadLimits limits) {
        this.name = name;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    /** Whether a file starts as one. */
    public static boolean fits(byte[] bytes) {
        return bytes.length >= 12 && ascii(bytes, 0).equals("RIFF") && ascii(bytes, 8).equals("WAVE");
    }

    private static String ascii(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    public Acquisition parse() throws OperationException {
        if (!fits(bytes.array())) {
            throw problem("wav.format", 0, "This is no WAV file: it does not start with RIFF and WAVE.", "Save the sound as WAV again");
        }
        long at = 12;
        while (at + 8 <= bytes.limit()) {
            String chunk = ascii(bytes.array(), (int) at);
            long size = bytes.getInt((int) at + 4) & 0xFFFFFFFFL;
            if (chunk.equals("data")) {
                return data((int) at + 8, size);
            }
            if (at + 8 + size > bytes.limit()) {
                throw problem("wav.truncated", at, "The part \"" + chunk.trim() + "\" is longer than the file.", "Copy the file again");
            }
            if (chunk.equals("fmt ")) {
                format((int) at + 8, (int) size);
            }
            at += 8 + size + (size & 1);
        }
        throw problem("wav.truncated", bytes.limit(), "The file has no sound in it.", "Copy the file again");
    }

    private void format(int at, int size) throws OperationException {
        if (size < 16) {
            throw problem("wav.format", at, "The format of the sound is cut off.", "Save the sound as WAV again");
        }
        kind = bytes.getShort(at) & 0xFFFF;
        channels = bytes.getShort(at + 2) & 0xFFFF;
        rate = bytes.getInt(at + 4) & 0xFFFFFFFFL;
        bits = bytes.getShort(at + 14) & 0xFFFF;
        if (kind == EXTENSIBLE && size >= 40) {
            kind = bytes.getShort(at + 24) & 0xFFFF;
        }
        boolean known = kind == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32) || kind == FLOAT && (bits == 32 || bits == 64);
        if (!known) {
            throw problem("wav.encoding", at,
                    String.format(Locale.ROOT, "Sound of the kind %d with %d bits is not read; PCM and float are.",
                            kind, bits),
                    "Save the sound as 16-bit PCM");
        }
        if (channels == 0 || channels > limits.axes() || rate == 0) {
            throw problem("wav.format", at, String.format(Locale.ROOT, "%d channels at %d Hz make no sense.", channels, rate),
                    "Save the sound as WAV again");
        }
    }

    private Acquisition data(int at, long size) throws OperationException {
        if (channels == 0) {
            throw problem("wav.format", at, "The sound comes before its format.", "Save the sound as WAV again");
        }
        int left = bytes.limit() - at;
        // A recorder that streams leaves 0 or all ones where the length should be.
        long length = size == 0 || size == 0xFFFFFFFFL ? left : size;
        if (length > left) {
            throw problem("wav.truncated", at, String.format(Locale.ROOT, "%,d bytes of sound are missing at the end.", length - left),
                    "Copy the file again");
        }
        int frames = (int) (length / ((long) channels * bits / 8));
        if (frames == 0) {
            throw problem("sample.empty", at, "There is no sound in the file.", "Record it again");
        }
        if ((long) frames * channels > limits.values()) {
            throw problem("sample.too-many-values", at, String.format(Locale.ROOT, "The sound has %,d values; up to %,d are read.",
                    (long) frames * channels, limits.values()), "Split the recording into shorter ones");
        }
        float[] values = new float[frames * channels];
        int step = bits / 8;
        for (int i = 0; i < values.length; i++) {
            values[i] = value(at + i * step);
            if (!Float.isFinite(values[i])) {
                throw problem("wav.number", at + (long) i * step, "One of the values is not a number.", "Save the sound as 16-bit PCM");
            }
        }
        return new Acquisition("", "", 0, SignatureState.UNSIGNED, new Signal(new SensorSchema(axes(), 1000.0 / rate), values));
    }

    private float value(int at) {
        if (kind == FLOAT) {
            return (float) ((bits == 32 ? bytes.getFloat(at) : bytes.getDouble(at)) * SIXTEEN_BITS);
        }
        return switch (bits) {
            case 8 -> ((bytes.get(at) & 0xFF) - 128) * 256f;
            case 16 -> bytes.getShort(at);
            case 24 -> ((bytes.get(at) & 0xFF) | (bytes.get(at + 1) & 0xFF) << 8 | bytes.get(at + 2) << 16) / 256f;
            default -> (float) (bytes.getInt(at) / 65536.0);
        };
    }

    private List<Axis> axes() {
        List<Axis> axes = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            axes.add(new Axis(channels == 1 ? "audio" : "audio" + (c + 1), UNITS));
        }
        return axes;
    }

    private OperationException problem(String code, long at, String summary, String advice) {
        return new OperationException(Problem.error(code, Location.of(name, "byte " + at), summary, advice));
    }
}
