package org.inkling.engine.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.inkling.api.data.Split;
import org.inkling.engine.FeatureTable;
import org.inkling.project.SafeFiles;

/** The cache of a feature table: magic, key, names, samples, rows; big endian. What cannot be read counts as not there. */
public final class FeatureFile {

    private static final int MAGIC = 0x494e4b31;

    private FeatureFile() {
    }

    /** Where the cache of one part of the dataset is. */
    public static Path path(Path results, Split split) {
        return results.resolve("features").resolve(split.id() + ".bin");
    }

    /** The cached table when it has this key. */
    static Optional<FeatureTable> read(Path file, Split split, String key) {
        return read(file, split).filter(table -> table.key().equals(key));
    }

    /** The cached table, whatever it was made from. */
    public static Optional<FeatureTable> read(Path file, Split split) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
            if (in.getInt() != MAGIC) {
                return Optional.empty();
            }
            String key = text(in);
            List<String> names = texts(in);
            List<FeatureTable.Source> samples = new ArrayList<>();
            for (int i = in.getInt(); i > 0; i--) {
                samples.add(new FeatureTable.Source(text(in), text(in), text(in)));
            }
            int rows = in.getInt();
            int[] sampleOf = new int[rows];
            int[] starts = new int[rows];
            float[] values = new float[rows * names.size()];
            in.asIntBuffer().get(sampleOf).get(starts);
            in.position(in.position() + rows * 8);
            in.asFloatBuffer().get(values);
            return Optional.of(new FeatureTable(split, key, names, values, samples, sampleOf, starts));
        } catch (IOException | BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
            return Optional.empty();
        }
    }

    static void write(Path file, FeatureTable table) throws IOException {
        try {
            SafeFiles.write(file, bytes(table));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static byte[] bytes(FeatureTable table) {
        int size = 64 + 4 * table.values().length + 8 * table.rows() + textSize(table.key());
        for (String name : table.names()) {
            size += textSize(name);
        }
        for (FeatureTable.Source s : table.samples()) {
            size += textSize(s.id()) + textSize(s.name()) + textSize(s.label());
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(MAGIC);
        put(out, table.key());
        out.putInt(table.names().size());
        table.names().forEach(n -> put(out, n));
        out.putInt(table.samples().size());
        for (FeatureTable.Source s : table.samples()) {
            put(out, s.id());
            put(out, s.name());
            put(out, s.label());
        }
        out.putInt(table.rows());
        out.asIntBuffer().put(table.sampleOf()).put(table.starts());
        out.position(out.position() + table.rows() * 8);
        out.asFloatBuffer().put(table.values());
        out.position(out.position() + table.values().length * 4);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static int textSize(String text) {
        return 4 + text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void put(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putInt(bytes.length).put(bytes);
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> texts(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int i = in.getInt(); i > 0; i--) {
            texts.add(text(in));
        }
        return texts;
    }
}
