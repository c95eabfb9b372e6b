package org.inkling.ui.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

/** A record as one line: {@code units: 20, activation: relu, kernel: [3, 3]}. */
public final class RecordText {

    private RecordText() {
    }

    /** The line for a record, without one of its keys. */
    public static String format(Map<String, Object> entries, String without) {
        return entries.entrySet().stream().filter(e -> !e.getKey().equals(without)).map(e -> e.getKey() + ": " + value(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String value(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(RecordText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Double d ? number(d) : String.valueOf(value);
    }

    /** A number as people type it: {@code 0.0005}, {@code 80}. */
    public static String number(double value) {
        double size = Math.abs(value);
        boolean plain = value == 0 || size >= 1e-6 && size < 1e12;
        return plain ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString() : Double.toString(value);
    }

    /** Reads a line; null when it is none. */
    public static @Nullable Map<String, Object> parse(String line) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (String part : split(line)) {
            int colon = part.indexOf(':');
            String key = colon < 0 ? "" : part.substring(0, colon).trim();
            String text = colon < 0 ? "" : part.substring(colon + 1).trim();
            if (!key.matches("[a-z][a-z0-9_]*") || text.isEmpty() || text.startsWith("[") != text.endsWith("]")
                    || entries.containsKey(key)) {
                return null;
            }
            entries.put(key, text.startsWith("[") ? list(text) : scalar(text));
        }
        return entries;
    }

    private static List<Object> list(String text) {
        List<Object> items = new ArrayList<>();
        for (String item : split(text.substring(1, text.length() - 1))) {
            items.add(scalar(item.trim()));
        }
        return items;
    }

    private static Object scalar(String text) {
        if (text.matches("[-+]?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        if (text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            return Double.valueOf(text);
        }
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    /** Parts between commas that are not inside brackets. */
    private static List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ',';
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == line.length())) {
                if (!line.substring(start, i).isBlank()) {
                    parts.add(line.substring(start, i).trim());
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
