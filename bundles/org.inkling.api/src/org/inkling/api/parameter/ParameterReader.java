package org.inkling.api.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.Problem;

/** Brings a raw value to the type of its parameter, or says why it cannot. */
final class ParameterReader {

    private ParameterReader() {
    }

    static @Nullable Object read(Parameter parameter, Object raw, Location where, Consumer<Problem> problems) {
        Object value = switch (parameter.type()) {
            case INTEGER -> integer(raw);
            case NUMBER -> number(raw);
            case BOOLEAN -> flag(raw);
            case TEXT -> String.valueOf(raw);
            case CHOICE -> choice(parameter, String.valueOf(raw));
            case NUMBERS -> numbers(raw);
            case RECORDS -> raw instanceof List<?> list && list.stream().allMatch(Map.class::isInstance) ? list : null;
        };
        if (value == null) {
            problems.accept(Problem.error("parameter.type", where, "\"" + raw + "\" is not " + expected(parameter) + ".",
                    "Give " + expected(parameter)));
            return null;
        }
        if (value instanceof Number n && (n.doubleValue() < parameter.minimum() || n.doubleValue() > parameter.maximum())) {
            String range = range(parameter);
            problems.accept(Problem.error("parameter.range", where, parameter.label() + " is " + raw + "; it has to be " + range + ".",
                    "Choose a value " + range));
            return null;
        }
        return value;
    }

    private static @Nullable Object integer(Object raw) {
        Double value = number(raw);
        return value == null || value != Math.rint(value) || Math.abs(value) > 9e15 ? null : (Object) value.longValue();
    }

    private static @Nullable Double number(Object raw) {
        if (raw instanceof Number n) {
            return Double.isFinite(n.doubleValue()) ? n.doubleValue() : null;
        }
        try {
            double value = Double.parseDouble(String.valueOf(raw).trim());
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object flag(Object raw) {
        if (raw instanceof Boolean) {
            return raw;
        }
        return switch (String.valueOf(raw).trim().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "on" -> Boolean.TRUE;
            case "false", "no", "off" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Object choice(Parameter parameter, String raw) {
        for (String choice : parameter.choices()) {
            if (choice.equalsIgnoreCase(raw.trim())) {
                return choice;
            }
        }
        return null;
    }

    private static @Nullable Object numbers(Object raw) {
        List<?> items = raw instanceof List<?> list ? list : List.of(String.valueOf(raw).trim().split("\\s*[,;]\\s*|\\s+"));
        List<Double> values = new ArrayList<>();
        for (Object item : items) {
            Double value = item == null ? null : number(item);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return List.copyOf(values);
    }

    private static String expected(Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case TEXT -> "a text";
            case CHOICE -> "one of " + String.join(", ", parameter.choices());
            case NUMBERS -> "a list of numbers";
            case RECORDS -> "a list of records";
        };
    }

    private static String range(Parameter parameter) {
        boolean lower = parameter.minimum() > Double.NEGATIVE_INFINITY;
        boolean upper = parameter.maximum() < Double.POSITIVE_INFINITY;
        if (lower && upper) {
            return "between " + plain(parameter.minimum()) + " and " + plain(parameter.maximum());
        }
        return lower ? "at least " + plain(parameter.minimum()) : "at most " + plain(parameter.maximum());
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
