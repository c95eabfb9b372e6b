package org.inkling.dsp.internal.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.inkling.api.dsp.EmittedC;
import org.inkling.dsp.internal.Axes;

/** The C source of one use of a block while it is put together: included runtime files, constants, the body of the function. */
final class BlockSource {

    private static final Pattern INCLUDE = Pattern.compile("#include \"(inkling_\\w+\\.h)\"");

    private static final int NUMBERS_PER_LINE = 6;

    private final String prefix;
    private final String title;
    private final Set<String> includes = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();
    private final StringBuilder constants = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    /**
     * @param prefix C identifier before every global name
     * @param title  what the block is, for the comment at the top
     */
    BlockSource(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    /** Includes a runtime file of this package, for example {@code inkling_fft.h}. */
    BlockSource include(String file) {
        includes.add(file);
        return this;
    }

    /** Adds constants of type float; a name that is there already stands for the same values. */
    BlockSource constants(String name, float[] values) {
        if (!names.add(name)) {
            return this;
        }
        constants.append("static const float ").append(name).append('[').append(values.length).append("] = {\n");
        for (int from = 0; from < values.length; from += NUMBERS_PER_LINE) {
            constants.append("   ");
            for (int i = from; i < Math.min(values.length, from + NUMBERS_PER_LINE); i++) {
                constants.append(' ').append(real(values[i])).append(',');
            }
            constants.append('\n');
        }
        constants.append("};\n\n");
        return this;
    }

    /** Adds constants of type int. */
    BlockSource constants(String name, int[] values) {
        String list = Arrays.toString(values);
        constants.append("static const int ").append(name).append('[').append(values.length).append("] = {")
                .append(list, 1, list.length() - 1).append("};\n\n");
        return this;
    }

    /** Adds a constant structure, unless it is there; its values are numbers or names of constants. */
    BlockSource structure(String type, String name, Object... values) {
        if (!names.add(name)) {
            return this;
        }
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(value instanceof Float f ? real(f) : value.toString());
        }
        constants.append("static const ").append(type).append(' ').append(name).append(" = {").append(String.join(", ", texts))
                .append("};\n\n");
        return this;
    }

    /** Adds a line to the body. */
    BlockSource line(String format, Object... arguments) {
        body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
        return this;
    }

    /** Opens the loop over the axes of a block; {@code column} is the first value of the axis. The caller closes the brace. */
    BlockSource forEachAxis(Axes axes) {
        int[] columns = new int[axes.count()];
        boolean plain = true;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = axes.column(i);
            plain &= columns[i] == i;
        }
        if (!plain) {
            constants("columns", columns);
        }
        line("    for (int axis = 0; axis < %d; axis++) {", columns.length);
        return line("        const float *column = window + %s;", plain ? "axis" : "columns[axis]");
    }

    /** A float literal that reads back as the same bits. */
    static String real(float value) {
        return Float.toString(value) + "f";
    }

    /** The finished sources. @param scratchFloats working memory of the function */
    EmittedC emit(int scratchFloats) {
        String header = prefix + ".h";
        String function = prefix + "_features";
        String guard = prefix.toUpperCase(Locale.ROOT) + "_H";
        String declaration = "void " + function + "(const float *window, float *features, void *scratch)";
        Map<String, String> files = new TreeMap<>();
        files.put(header,
                "/* " + title + " */\n#ifndef " + guard + "\n#define " + guard + "\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n"
                        + "/* window: frames x axes, axis fastest. scratch: " + scratchFloats * Float.BYTES + " bytes, aligned to 4. */\n"
                        + declaration
                        + ";\n\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n");
        StringBuilder source = new StringBuilder("/* ").append(title).append(" */\n#include \"").append(header).append("\"\n\n");
        includes.forEach(file -> source.append("#include \"").append(file).append("\"\n"));
        source.append('\n').append(constants).append(declaration).append("\n{\n").append(body).append("}\n");
        files.put(prefix + ".c", source.toString());
        files.putAll(runtime());
        return new EmittedC(files, header, function, scratchFloats * Float.BYTES);
    }

    /** The included files and those they include. */
    private Map<String, String> runtime() {
        Map<String, String> files = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(includes);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (files.containsKey(name)) {
                continue;
            }
            String text = resource(name);
            files.put(name, text);
            Matcher matcher = INCLUDE.matcher(text);
            while (matcher.find()) {
                open.push(matcher.group(1));
            }
        }
        return files;
    }

    private static String resource(String name) {
        try (InputStream in = BlockSource.class.getResourceAsStream("c/" + name)) {
            if (in == null) {
                throw new IllegalStateException("runtime file " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
