package org.inkling.engine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.nn.Network;
import org.inkling.nn.Quantization;

/** Inputs for a model from a file: numbers as text, one input a line, or raw bytes one input after the other. */
public final class ModelInputs {

    private static final long LARGEST_FILE = 512L << 20;

    /** How a file holds its numbers. */
    public enum Format {
        /** By the ending of the file: {@code .f32} and {@code .f32le}, {@code .i8}, {@code .u8} and {@code .bin}; anything else is text. */
        AUTO,
        /** Real numbers between spaces, commas or semicolons, one input a line. */
        TEXT,
        /** Real numbers, 32 bits each, little-endian. */
        FLOAT32,
        /** The network's own int8 values. */
        INT8,
        /** Bytes of a picture: 128 more than the network's int8 values. */
        UINT8;

        /** Name on the command line. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ModelInputs() {
    }

    /** Real numbers, one array an input. */
    public static List<float[]> read(Path path, Format format, Network network) throws OperationException {
        Format as = format == Format.AUTO ? byEnding(path) : format;
        if (!network.isQuantized() && (as == Format.INT8 || as == Format.UINT8)) {
            throw problem(path, "The model takes real numbers, not bytes.", "Give float32 or text");
        }
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw problem(path, "The file is larger than 512 MB.", "Split it");
            }
            byte[] bytes = Files.readAllBytes(path);
            List<float[]> inputs = as == Format.TEXT
                    ? text(path, new String(bytes, StandardCharsets.UTF_8), size(network))
                    : raw(path, bytes, as, network);
            if (inputs.isEmpty()) {
                throw problem(path, "The file holds no input.", "Give " + size(network) + " numbers an input");
            }
            return inputs;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static OperationException unreadable(Path path, IOException e) {
        return new OperationException(Problem.error("model.unreadable", Location.of(String.valueOf(path.getFileName())),
                "The file cannot be read: " + e.getMessage() + ".", "Check that it exists and may be read"), e);
    }

    private static OperationException problem(Path path, String summary, String advice) {
        return new OperationException(Problem.error("model.input", Location.of(String.valueOf(path.getFileName())), summary, advice));
    }

    private static Format byEnding(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".f32") || name.endsWith(".f32le")) {
            return Format.FLOAT32;
        }
        return name.endsWith(".i8") ? Format.INT8 : name.endsWith(".u8") || name.endsWith(".bin") ? Format.UINT8 : Format.TEXT;
    }

    private static int size(Network network) {
        return network.inputTensor().shape().size();
    }

    private static List<float[]> text(Path path, String text, int size) throws OperationException {
        List<float[]> inputs = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String[] words = line.strip().split("[\\s,;]+");
            if (line.isBlank()) {
                continue;
            }
            if (words.length != size) {
                throw problem(path, "Line " + number + " has " + words.length + " numbers, the model takes " + size + ".",
                        "Write one input a line");
            }
            float[] input = new float[size];
            for (int i = 0; i < size; i++) {
                input[i] = number(path, number, words[i]);
            }
            inputs.add(input);
        }
        return inputs;
    }

    private static float number(Path path, int line, String word) throws OperationException {
        try {
            float value = Float.parseFloat(word);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a number that is not finite
        }
        throw problem(path, "Line " + line + ": \"" + word + "\" is no number.", "Write one input a line");
    }

    private static List<float[]> raw(Path path, byte[] bytes, Format format, Network network) throws OperationException {
        int width = format == Format.FLOAT32 ? Float.BYTES : 1;
        int size = size(network);
        if (bytes.length % ((long) width * size) != 0) {
            throw problem(path, "The file has " + bytes.length + " bytes, an input " + (long) width * size + ".",
                    "Check what the file holds, and the option --as");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<float[]> inputs = new ArrayList<>();
        while (buffer.hasRemaining()) {
            float[] input = new float[size];
            for (int i = 0; i < size; i++) {
                input[i] = format == Format.FLOAT32
                        ? buffer.getFloat()
                        : real(network.inputTensor().quantized(), format == Format.INT8 ? buffer.get() : (buffer.get() & 0xff) - 128);
            }
            inputs.add(input);
        }
        return inputs;
    }

    private static float real(Quantization quantization, int value) {
        return quantization.dequantize((byte) value);
    }
}
