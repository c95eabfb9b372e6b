package org.inkling.api.parameter;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One parameter of a block, target or operation.
 *
 * @param name         key in files and on the command line, {@code snake_case}
 * @param label        short name for forms
 * @param group        heading of the form section it belongs to; may be empty
 * @param type         kind of value
 * @param defaultValue value used when a file does not say, of the Java type of {@code type}; null makes the parameter mandatory
 * @param unit         unit shown after the field, may be empty
 * @param minimum      smallest allowed number, {@link Double#NEGATIVE_INFINITY} when there is none
 * @param maximum      largest allowed number, {@link Double#POSITIVE_INFINITY} when there is none
 * @param choices      allowed values of a {@link ParameterType#CHOICE}; for {@link ParameterType#RECORDS} a record of each kind that can be
 *                     added, as one line: {@code type: dense, units: 20, activation: relu}
 * @param help         one or two sentences: what it does and what a larger value means
 * @param shownIf      shown and used only while each named parameter has one of the listed values; empty means always
 */
public record Parameter(String name, String label, String group, ParameterType type, @Nullable Object defaultValue, String unit,
        double minimum, double maximum, List<String> choices, String help, Map<String, List<String>> shownIf) {

    public Parameter {
        choices = List.copyOf(choices);
        shownIf = Map.copyOf(shownIf);
    }

    /** An integer between two limits, both allowed. */
    public static Parameter integer(String name, String label, long defaultValue, long minimum, long maximum, String help) {
        return new Parameter(name, label, "", ParameterType.INTEGER, defaultValue, "", minimum, maximum, List.of(), help, Map.of());
    }

    /** A number between two limits, both allowed. */
    public static Parameter number(String name, String label, double defaultValue, double minimum, double maximum, String help) {
        return new Parameter(name, label, "", ParameterType.NUMBER, defaultValue, "", minimum, maximum, List.of(), help, Map.of());
    }

    /** A switch. */
    public static Parameter flag(String name, String label, boolean defaultValue, String help) {
        return of(name, label, ParameterType.BOOLEAN, defaultValue, List.of(), help);
    }

    /** Free text. */
    public static Parameter text(String name, String label, @Nullable String defaultValue, String help) {
        return of(name, label, ParameterType.TEXT, defaultValue, List.of(), help);
    }

    /** One of some words. */
    public static Parameter choice(String name, String label, String defaultValue, List<String> choices, String help) {
        return of(name, label, ParameterType.CHOICE, defaultValue, choices, help);
    }

    /** A list of numbers. */
    public static Parameter numbers(String name, String label, List<Double> defaultValue, String help) {
        return of(name, label, ParameterType.NUMBERS, defaultValue, List.of(), help);
    }

    /** A list of records. */
    public static Parameter records(String name, String label, List<Map<String, Object>> defaultValue, String help) {
        return of(name, label, ParameterType.RECORDS, defaultValue, List.of(), help);
    }

    private static Parameter of(String name, String label, ParameterType type, @Nullable Object defaultValue, List<String> choices,
            String help) {
        return new Parameter(name, label, "", type, defaultValue, "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, choices, help,
                Map.of());
    }

    /** The same parameter under a form heading. */
    public Parameter in(String heading) {
        return new Parameter(name, label, heading, type, defaultValue, unit, minimum, maximum, choices, help, shownIf);
    }

    /** The same parameter with a unit. */
    public Parameter unit(String symbol) {
        return new Parameter(name, label, group, type, defaultValue, symbol, minimum, maximum, choices, help, shownIf);
    }

    /** The same list of records, offering one of each kind to add. @param templates as in {@link #choices()} */
    public Parameter kinds(List<String> templates) {
        return new Parameter(name, label, group, type, defaultValue, unit, minimum, maximum, templates, help, shownIf);
    }

    /** The same parameter, shown only while another has one of some values. */
    public Parameter when(String parameter, String... values) {
        Map<String, List<String>> conditions = new java.util.HashMap<>(shownIf);
        conditions.put(parameter, List.of(values));
        return new Parameter(name, label, group, type, defaultValue, unit, minimum, maximum, choices, help, conditions);
    }
}
