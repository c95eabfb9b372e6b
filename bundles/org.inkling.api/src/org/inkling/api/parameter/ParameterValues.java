package org.inkling.api.parameter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Immutable values by parameter name, in the order they were given.
 * A typed getter throws {@link IllegalArgumentException} when the value is absent or of another type:
 * pass raw input through {@link ParameterSchema#complete} first, which reports such things as problems.
 */
public final class ParameterValues {

    /** No values. */
    public static final ParameterValues EMPTY = new ParameterValues(Map.of());

    private final Map<String, Object> values;

    private ParameterValues(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static ParameterValues of(Map<String, Object> values) {
        return new ParameterValues(values);
    }

    /** Every value by name; unmodifiable, in order. */
    public Map<String, Object> asMap() {
        return values;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value as it is, or null. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /** These values with one of them replaced or added. */
    public ParameterValues with(String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        copy.put(name, value);
        return new ParameterValues(copy);
    }

    public int integer(String name) {
        return Math.toIntExact(need(name, Number.class).longValue());
    }

    public long longInteger(String name) {
        return need(name, Number.class).longValue();
    }

    public double number(String name) {
        return need(name, Number.class).doubleValue();
    }

    public boolean flag(String name) {
        return need(name, Boolean.class);
    }

    public String text(String name) {
        return need(name, String.class);
    }

    /** A list of numbers as a new array. */
    @SuppressWarnings("unchecked")
    public double[] numbers(String name) {
        List<Number> list = need(name, List.class);
        return list.stream().mapToDouble(Number::doubleValue).toArray();
    }

    /** A list of records, each in its own order. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> records(String name) {
        return need(name, List.class);
    }

    private <T> T need(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("parameter " + name + ": " + type.getSimpleName() + " expected, found " + value);
        }
        return type.cast(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterValues that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
