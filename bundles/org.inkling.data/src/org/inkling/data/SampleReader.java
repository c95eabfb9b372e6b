package org.inkling.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.data.internal.AcquisitionParser;
import org.inkling.data.internal.CsvParser;
import org.inkling.data.internal.Failures;
import org.inkling.data.internal.PictureParser;
import org.inkling.data.internal.WavParser;

/**
 * Reads one sample file: the data acquisition format in JSON or CBOR, CSV with a header, WAV, JPEG or PNG.
 * The format is taken from the content; only CSV needs its extension. Errors name the file, the place in it and what to do.
 * Immutable, safe for use from several threads.
 */
public final class SampleReader {

    /** Extensions of files that can be samples. */
    public static final List<String> EXTENSIONS = List.of("json", "cbor", "csv", "wav", "jpg", "jpeg", "png");

    private final List<String> keys;
    private final ReadLimits limits;

    /** A reader with the default limits and no keys: signatures stay unchecked. */
    public SampleReader() {
        this(List.of(), ReadLimits.DEFAULT);
    }

    /**
     * A reader.
     *
     * @param keys   HMAC keys (their text) to check signatures with; with none a signed file is {@link SignatureState#UNKNOWN_KEY}
     * @param limits what is refused
     */
    public SampleReader(Collection<String> keys, ReadLimits limits) {
        this.keys = List.copyOf(keys);
        this.limits = limits;
    }

    public ReadLimits limits() {
        return limits;
    }

    /** Reads a whole file, after its size has been checked. @param name what problems call it */
    public byte[] bytes(Path file, String name) throws OperationException {
        try {
            long size = Files.size(file);
            checkSize(name, size);
            byte[] bytes = Files.readAllBytes(file);
            checkSize(name, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw Failures.reading(name, e);
        }
    }

    /** Refuses a size above {@link ReadLimits#fileBytes()}. */
    void checkSize(String name, long size) throws OperationException {
        if (size > limits.fileBytes()) {
            throw new OperationException(Problem.error("sample.too-large", Location.of(name),
                    String.format(Locale.ROOT, "The file has %,d bytes; samples of up to %,d bytes are read.", size, limits.fileBytes()),
                    "Split the recording into shorter ones"));
        }
    }

    /** Reads a sample file. */
    public Acquisition read(Path file) throws OperationException {
        String name = String.valueOf(file.getFileName());
        return read(name, bytes(file, name), 0);
    }

    /**
     * Reads a sample.
     *
     * @param name       what problems call the file; its extension decides about CSV
     * @param bytes      the file as it was received
     * @param intervalMs interval of a CSV file that has no timestamps, 0 when not known; other formats carry their own
     */
    public Acquisition read(String name, byte[] bytes, double intervalMs) throws OperationException {
        checkSize(name, bytes.length);
        if (bytes.length == 0) {
            throw new OperationException(
                    Problem.error("sample.empty", Location.of(name), "The file is empty.", "Copy or download it again"));
        }
        if (extension(name).equals("csv")) {
            return new CsvParser(name, bytes, limits).parse(intervalMs);
        }
        String extension = extension(name);
        if (WavParser.fits(bytes) || extension.equals("wav")) {
            return new WavParser(name, bytes, limits).parse();
        }
        if (PictureParser.fits(bytes) || List.of("jpg", "jpeg", "png").contains(extension)) {
            return new PictureParser(name, bytes, limits).parse();
        }
        return new AcquisitionParser(name, bytes, cbor(name, bytes), limits).parse(keys);
    }

    /**
     * Decodes a picture, made smaller while it is read, for showing it: at least {@code side} pixels at its shorter side, less than twice that.
     *
     * @param name  what problems call the file
     * @param bytes the file
     * @return packed {@code 0xRRGGBB} by line
     */
    public Thumbnail thumbnail(String name, byte[] bytes, int side) throws OperationException {
        checkSize(name, bytes.length);
        return Thumbnail.of(new PictureParser(name, bytes, limits), side);
    }

    private static boolean cbor(String name, byte[] bytes) throws OperationException {
        int first = bytes[0] & 0xFF;
        boolean selfDescribed = bytes.length > 3 && first == 0xD9 && (bytes[1] & 0xFF) == 0xD9 && (bytes[2] & 0xFF) == 0xF7;
        if (first >= 0xA0 && first <= 0xBF || selfDescribed) {
            return true;
        }
        int at = bytes.length > 3 && first == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF ? 3 : 0;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        if (at == bytes.length || bytes[at] != '{' || at + 1 < bytes.length && bytes[at + 1] == 0) {
            String start = at == bytes.length ? "white space" : String.format(Locale.ROOT, "byte 0x%02X", bytes[at] & 0xFF);
            throw new OperationException(Problem.error("sample.format", Location.of(name, "byte " + Math.min(at, bytes.length - 1)),
                    "The file is neither a UTF-8 JSON object nor a CBOR map: it starts with " + start + ".",
                    "Export the sample as JSON or CBOR in the data acquisition format"));
        }
        return false;
    }

    /** Lower-case extension of a file name without the dot; empty when there is none. */
    public static String extension(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
