package org.inkling.project.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

/** Writes plain data as YAML that reads back equal: LF, two spaces, numbers without exponent where short, truth values quoted. */
public final class YamlWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./()+-]*(?: [A-Za-z0-9_./()+-]+)*");
    /** Words that YAML 1.1 reads as something other than text. */
    private static final Pattern RESERVED = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|~|\\.nan|[-+]?\\.inf");

    private YamlWriter() {
    }

    /** A number, text, truth value, or a list or map of such in flow style, on one line. */
    public static String inline(@Nullable Object value) {
        if (value == null) {
            return "\"\"";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Boolean) {
            return "\"" + value + "\"";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlWriter::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(e -> text(String.valueOf(e.getKey())) + ": " + inline(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return text(String.valueOf(value));
    }

    /** {@code key: value} lines at an indentation, each ended by LF; a list of maps becomes one flow map a line. */
    public static String entry(String indent, String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            StringBuilder lines = new StringBuilder(indent + text(key) + ":\n");
            map.forEach((k, v) -> lines.append(entry(indent + "  ", String.valueOf(k), v)));
            return lines.toString();
        }
        if (isRecords(value)) {
            return indent + text(key) + ":\n" + records(indent + "  ", (List<?>) value);
        }
        return indent + text(key) + ": " + inline(value) + "\n";
    }

    /** Whether a value is a list of maps, which gets one line for each. */
    public static boolean isRecords(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
    }

    /** One flow map a line, with its dash. */
    public static String records(String indent, List<?> records) {
        return records.stream().map(r -> indent + "- " + inline(r) + "\n").collect(Collectors.joining());
    }

    static String number(Number number) {
        double value = number.doubleValue();
        if (number instanceof Long || number instanceof Integer || value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString(number.longValue());
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value));
        String plain = decimal.stripTrailingZeros().toPlainString();
        return plain.length() <= 20 ? plain : exponent(value);
    }

    /** With a sign in the exponent: without one YAML 1.1 reads text. */
    private static String exponent(double value) {
        String text = Double.toString(value);
        int e = text.indexOf('E');
        return e < 0 || text.charAt(e + 1) == '-' ? text : text.substring(0, e + 1) + "+" + text.substring(e + 1);
    }

    static String text(String value) {
        if (PLAIN.matcher(value).matches() && !RESERVED.matcher(value).matches()) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || c >= 0x80 && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                        quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
