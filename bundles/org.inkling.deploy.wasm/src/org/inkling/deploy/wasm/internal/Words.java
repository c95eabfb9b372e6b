package org.inkling.deploy.wasm.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A list of 32-bit words; some are addresses in the working memory, whose place is known only at the end. */
final class Words {

    private record Word(int value, boolean inMemory) {
    }

    private final List<Word> words = new ArrayList<>();

    /** Adds numbers. */
    Words add(int... values) {
        for (int value : values) {
            words.add(new Word(value, false));
        }
        return this;
    }

    /** Adds the bits of a real number. */
    Words real(float value) {
        return add(Float.floatToRawIntBits(value));
    }

    /** Adds the address of an offset in the working memory. */
    Words memory(int offset) {
        words.add(new Word(offset, true));
        return this;
    }

    /** Adds a step: its code, how many words it has, and those. */
    Words step(int code, Words content) {
        return add(code, content.size() + 2).append(content);
    }

    /** Adds all words of another list. */
    Words append(Words other) {
        words.addAll(other.words);
        return this;
    }

    int size() {
        return words.size();
    }

    /** The words, little endian. @param start address of the working memory */
    byte[] toBytes(int start) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * words.size()).order(ByteOrder.LITTLE_ENDIAN);
        words.forEach(word -> buffer.putInt(word.inMemory ? Math.addExact(start, word.value) : word.value));
        return buffer.array();
    }
}
