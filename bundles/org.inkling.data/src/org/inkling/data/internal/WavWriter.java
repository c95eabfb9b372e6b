package org.inkling.data.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.inkling.api.data.Signal;

/** Writes 16-bit PCM WAV files from values of that scale. */
public final class WavWriter {

    private static final int HEADER = 44;

    private WavWriter() {
    }

    /** @param signal values are rounded and clipped to -32768..32767 */
    public static byte[] write(Signal signal) {
        int channels = signal.schema().axes().size();
        int rate = (int) Math.round(1000 / signal.schema().intervalMs());
        int size = signal.values().length * 2;
        ByteBuffer out = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
        ascii(out, "RIFF").putInt(HEADER - 8 + size);
        ascii(out, "WAVE");
        ascii(out, "fmt ").putInt(16).putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * 2)
                .putShort((short) (channels * 2)).putShort((short) 16);
        ascii(out, "data").putInt(size);
        for (float value : signal.values()) {
            out.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value))));
        }
        return out.array();
    }

    private static ByteBuffer ascii(ByteBuffer out, String text) {
        return out.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
