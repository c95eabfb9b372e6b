package org.inkling.learn.tensorflow.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/** Plain data between parent and worker: big-endian, lengths first. Both ends are of one version, so there is none in it. */
final class DataCodec {

    /** Values that are copied at once. */
    private static final int CHUNK = 16_384;

    @FunctionalInterface
    interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private DataCodec() {
    }

    static <T> void writeList(DataOutputStream out, List<T> list, Writer<T> writer) throws IOException {
        out.writeInt(list.size());
        for (T item : list) {
            writer.write(out, item);
        }
    }

    static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
        int size = length(in.readInt());
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(reader.read(in));
        }
        return list;
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        int size = length(in.readInt());
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("the data ends early");
        }
        return bytes;
    }

    static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            chunk.clear().asFloatBuffer().put(values, from, count);
            out.write(chunk.array(), 0, count * Float.BYTES);
        }
    }

    static float[] readFloats(DataInputStream in) throws IOException {
        float[] values = new float[length(in.readInt())];
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            in.readFully(chunk.array(), 0, count * Float.BYTES);
            chunk.clear().asFloatBuffer().get(values, from, count);
        }
        return values;
    }

    static void writeInts(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static int[] readInts(DataInputStream in) throws IOException {
        int[] values = new int[length(in.readInt())];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    /** Writes what parameters are made of: numbers, words, switches, lists and records of them. */
    static void writeValue(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value instanceof Long || value instanceof Integer) {
            out.writeByte('L');
            out.writeLong(((Number) value).longValue());
        } else if (value instanceof Number n) {
            out.writeByte('D');
            out.writeDouble(n.doubleValue());
        } else if (value instanceof Boolean b) {
            out.writeByte('B');
            out.writeBoolean(b);
        } else if (value instanceof List<?> list) {
            out.writeByte('[');
            out.writeInt(list.size());
            for (Object item : list) {
                writeValue(out, item);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte('{');
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writeText(out, String.valueOf(entry.getKey()));
                writeValue(out, entry.getValue());
            }
        } else {
            out.writeByte('T');
            writeText(out, String.valueOf(value));
        }
    }

    static Object readValue(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'L' -> in.readLong();
            case 'D' -> in.readDouble();
            case 'B' -> in.readBoolean();
            case 'T' -> readText(in);
            case '[' -> readList(in, DataCodec::readValue);
            case '{' -> readMap(in);
            default -> throw new IOException("unknown kind of value: " + kind);
        };
    }

    static Map<String, Object> readMap(DataInputStream in) throws IOException {
        int size = length(in.readInt());
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String key = readText(in);
            map.put(key, readValue(in));
        }
        return map;
    }

    private static int length(int length) throws IOException {
        if (length < 0) {
            throw new IOException("negative length " + length);
        }
        return length;
    }
}
