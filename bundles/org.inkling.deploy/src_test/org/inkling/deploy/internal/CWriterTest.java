package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class CWriterTest {

    @Test
    void textIsAnAsciiLiteral() {
        assertEquals("\"a b\"", CWriter.text("a b"));
        assertEquals("\"say \\\"hi\\\" \\\\ \\?\\?/\"", CWriter.text("say \"hi\" \\ ??/"));
        // UTF-8 of ü is C3 BC, octal 303 274; a digit after an octal escape does not join it because escapes have three digits
        assertEquals("\"\\303\\2741\"", CWriter.text("ü1"));
        assertEquals("\"\\012\\000\"", CWriter.text("\n\0"));
    }

    @Test
    void identifiersAreChecked() {
        assertTrue(CWriter.isIdentifier("conv2d_0_weights"));
        for (String bad : List.of("", "1a", "a b", "int", "class", "a-b", "_a", "a__b", "é")) {
            assertFalse(CWriter.isIdentifier(bad), bad);
        }
        assertThrows(IllegalArgumentException.class, () -> CWriter.identifier("free fall"));
    }

    @Test
    void tailsAreDistinctIdentifierParts() {
        assertEquals(List.of("FREE_FALL", "FREE_FALL_2", "INT", "X", "X_2", "1"),
                CWriter.distinctTails(List.of("free fall", "free-fall", "int", "", "🙂", "1")));
    }

    @Test
    void commentsCannotEndEarly() {
        assertEquals("a * / b / * c d", CWriter.comment("a */ b /* c\nd"));
        assertFalse(CWriter.comment("line \\\nnext").contains("\\"));
    }

    @Test
    void numbersReadBackAsTheSameBits() {
        for (float value : new float[]{ 0, -0f, 1e-45f, Float.MIN_NORMAL, Float.MAX_VALUE, 0.1f, -33.25f }) {
            String text = CWriter.real(value);
            assertTrue(text.endsWith("f") && (text.contains(".") || text.contains("E")), text);
            assertEquals(Float.floatToRawIntBits(value), Float.floatToRawIntBits(Float.parseFloat(text)), text);
        }
        assertThrows(IllegalArgumentException.class, () -> CWriter.real(Float.NaN));
        assertEquals("(-2147483647 - 1)", CWriter.integer(Integer.MIN_VALUE));
    }

    @Test
    void longArraysAreWrapped() {
        String array = CWriter.array("weights", new byte[1000]);
        assertTrue(array.startsWith("static const int8_t weights[1000] = {\n"), array);
        assertTrue(array.lines().allMatch(line -> line.length() <= 120), array);
    }
}
