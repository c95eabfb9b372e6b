package org.inkling.deploy.wasm.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** The read-only part of an exported impulse: weights and tables, each at a multiple of 16; equal ones share their place. */
final class Constants {

    static final int ALIGNMENT = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<ByteBuffer, Integer> places = new HashMap<>();
    private final int start;

    /** @param start address of the first byte, a multiple of 16 */
    Constants(int start) {
        this.start = start;
    }

    static int align(int address) {
        return (address + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Address of these bytes. */
    int add(byte[] content) {
        return places.computeIfAbsent(ByteBuffer.wrap(content), key -> {
            int address = start + bytes.size();
            bytes.writeBytes(content);
            bytes.writeBytes(new byte[align(content.length) - content.length]);
            return address;
        });
    }

    int add(int[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        return add(buffer.array());
    }

    int add(short[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asShortBuffer().put(values);
        return add(buffer.array());
    }

    int add(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return add(buffer.array());
    }

    /** Everything so far, a multiple of 16 bytes. */
    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
