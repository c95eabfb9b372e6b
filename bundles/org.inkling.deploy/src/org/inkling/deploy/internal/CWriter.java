package org.inkling.deploy.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Pure functions that write pieces of C99 which are C++ as well. */
public final class CWriter {

    private static final int LINE = 120;
    private static final int LONGEST_FILE_NAME = 48;

    private static final Set<String> KEYWORDS = Set.of("auto", "break", "case", "char", "const", "continue", "default", "do", "double",
            "else",
            "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed",
            "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "alignas", "alignof",
            "and",
            "asm", "bool", "catch", "class", "constexpr", "decltype", "delete", "explicit", "export", "false", "friend", "mutable",
            "namespace", "new", "noexcept", "not", "nullptr", "operator", "or", "private", "protected", "public", "static_assert",
            "template",
            "this", "throw", "true", "try", "typeid", "typename", "using", "virtual", "xor", "main");

    private CWriter() {
    }

    /** Whether a name can stand as an identifier in C and C++. */
    public static boolean isIdentifier(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]*") && !name.contains("__") && !KEYWORDS.contains(name);
    }

    /** The name itself. @throws IllegalArgumentException when it is no identifier: a fault of the generator, never of a user */
    public static String identifier(String name) {
        if (!isIdentifier(name)) {
            throw new IllegalArgumentException("not a C identifier: " + name);
        }
        return name;
    }

    /** Any text as the tail of an identifier: letters, digits and single underscores, never empty. */
    public static String tail(String text) {
        String tail = text.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
        return tail.isEmpty() ? "x" : tail;
    }

    /** {@link #tail} short enough for a file name, for example of a project. */
    public static String fileName(String text) {
        String name = tail(text);
        return name.length() <= LONGEST_FILE_NAME ? name : tail(name.substring(0, LONGEST_FILE_NAME));
    }

    /** {@link #tail} of each text, made different from each other by a number. */
    public static List<String> distinctTails(List<String> texts) {
        List<String> tails = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : texts) {
            String tail = tail(text).toUpperCase(Locale.ROOT);
            String name = tail;
            for (int n = 2; !seen.add(name); n++) {
                name = tail + "_" + n;
            }
            tails.add(name);
        }
        return tails;
    }

    /** A string literal: UTF-8, everything but plain ASCII as octal escapes, no trigraphs. */
    public static String text(String value) {
        StringBuilder literal = new StringBuilder("\"");
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c == '"' || c == '\\' || c == '?') {
                literal.append('\\').append((char) c);
            } else if (c < 0x20 || c >= 0x7f) {
                literal.append(String.format(Locale.ROOT, "\\%03o", c));
            } else {
                literal.append((char) c);
            }
        }
        return literal.append('"').toString();
    }

    /** Text that can stand inside a comment. */
    public static String comment(String value) {
        return value.replaceAll("[\\p{Cntrl}\\\\]+", " ").replace("*/", "* /").replace("/*", "/ *");
    }

    /** A float literal that reads back as the same bits. @throws IllegalArgumentException when it is not finite */
    public static String real(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("not finite: " + value);
        }
        return Float.toString(value) + "f";
    }

    /** A 32-bit literal; the smallest number has no literal of its own. */
    public static String integer(int value) {
        return value == Integer.MIN_VALUE ? "(-2147483647 - 1)" : Integer.toString(value);
    }

    /** {@link #integer}, in parentheses when it is negative. */
    public static String parenthesised(int value) {
        return value < 0 && value != Integer.MIN_VALUE ? "(" + value + ")" : integer(value);
    }

    /** {@code static const int8_t name[] = {…};} */
    public static String array(String name, byte[] values) {
        List<String> items = new ArrayList<>(values.length);
        for (byte value : values) {
            items.add(Byte.toString(value));
        }
        return array("int8_t", name, items);
    }

    /** {@code static const int32_t name[] = {…};} */
    public static String array(String name, int[] values) {
        List<String> items = new ArrayList<>(values.length);
        for (int value : values) {
            items.add(integer(value));
        }
        return array("int32_t", name, items);
    }

    /** {@code static const float name[] = {…};} */
    public static String array(String name, float[] values) {
        List<String> items = new ArrayList<>(values.length);
        for (float value : values) {
            items.add(real(value));
        }
        return array("float", name, items);
    }

    /** A constant array of at least one element, wrapped at the line limit. */
    public static String array(String type, String name, List<String> items) {
        return "static const " + type + " " + identifier(name) + "[" + items.size() + "] = {\n" + list(items) + "};\n";
    }

    /** An array of this class in the address space of {@code inkling_flash.h}; pointers to it need {@code INKLING_FLASH} as well. */
    public static String inFlash(String array) {
        return array.replaceFirst("^static const ", "static const INKLING_FLASH ");
    }

    /** Items between commas, indented and wrapped. */
    public static String list(List<String> items) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder("    ");
        for (String item : items) {
            if (line.length() + item.length() + 2 > LINE) {
                text.append(line.toString().stripTrailing()).append('\n');
                line.setLength(4);
            }
            line.append(item).append(", ");
        }
        return text.append(line.toString().stripTrailing()).append('\n').toString();
    }
}
