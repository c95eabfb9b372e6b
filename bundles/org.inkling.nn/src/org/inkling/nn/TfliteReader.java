package org.inkling.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.nn.internal.tflite.NetworkReader;

/**
 * Reads a {@code .tflite} file: float32, or int8 with per-channel or per-tensor weights; QUANTIZE and DEQUANTIZE at the ends fall away,
 * int8 or float16 weights of a float32 network become float32. Any bytes are safe to read: they give a network or a {@link Problem}, in
 * bounded time and memory.
 */
public final class TfliteReader {

    /** Larger files are refused: no model for a small device comes near. */
    public static final long MAX_FILE_BYTES = 256L << 20;

    private TfliteReader() {
    }

    /**
     * Reads a file.
     *
     * @throws OperationException saying what is wrong, one problem per kind of operator that is not supported
     */
    public static Network read(Path file) throws OperationException {
        Location where = Location.of(String.valueOf(file.getFileName()));
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new OperationException(Problem.error("nn.too-large", where, "The model is larger than 256 MB",
                        "Use a smaller model"));
            }
            return read(Files.readAllBytes(file), where);
        } catch (IOException e) {
            throw new OperationException(Problem.error("nn.unreadable", where, "The model cannot be read: " + e.getMessage(),
                    "Check that the file exists and may be read"), e);
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @param where what problems are about
     * @throws OperationException saying what is wrong, one problem per kind of operator that is not supported
     */
    public static Network read(byte[] file, Location where) throws OperationException {
        return new NetworkReader(file, where).read();
    }
}
