package org.inkling.api.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Severity;

/** The parameters of one block version, target or operation, in form order. */
public record ParameterSchema(List<Parameter> parameters) {

    /** No parameters. */
    public static final ParameterSchema EMPTY = new ParameterSchema(List.of());

    public ParameterSchema {
        parameters = List.copyOf(parameters);
    }

    public static ParameterSchema of(Parameter... parameters) {
        return new ParameterSchema(List.of(parameters));
    }

    public Optional<Parameter> find(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** The defaults of every parameter that has one. */
    public ParameterValues defaults() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Object value = parameter.defaultValue();
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return ParameterValues.of(values);
    }

    /**
     * Fills in defaults and brings every value to the Java type of its parameter; text such as {@code "50"} from a command line is read.
     * A wrong value is reported and the default takes its place, so that the rest can still be checked.
     *
     * @param given    raw values, perhaps from a file or a command line
     * @param resource the file they stand in, for the place of a problem
     * @param prefix   element prefix of the place, for example {@code dsp.spectral}
     * @param problems told of unknown names, wrong types, numbers out of range, words that are no choice, and missing values
     */
    public ParameterValues complete(ParameterValues given, String resource, String prefix, Consumer<Problem> problems) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Location where = Location.of(resource, element(prefix, parameter.name()));
            Object value = given.get(parameter.name());
            Object read = value == null ? parameter.defaultValue() : ParameterReader.read(parameter, value, where, problems);
            if (read == null) {
                read = parameter.defaultValue();
            }
            if (read != null) {
                result.put(parameter.name(), read);
            } else if (value == null) {
                problems.accept(Problem.error("parameter.missing", where, "\"" + parameter.label() + "\" has no value.",
                        "Give a value for " + parameter.name()));
            }
        }
        for (String name : given.asMap().keySet()) {
            if (find(name).isEmpty()) {
                problems.accept(unknown(name, Location.of(resource, element(prefix, name))));
            }
        }
        return ParameterValues.of(result);
    }

    /** Whether a parameter is shown and used with these values. */
    public boolean shown(Parameter parameter, ParameterValues values) {
        return parameter.shownIf().entrySet().stream().allMatch(e -> e.getValue().contains(String.valueOf(values.get(e.getKey()))));
    }

    private Problem unknown(String name, Location where) {
        List<String> names = new ArrayList<>();
        parameters.forEach(p -> names.add(p.name()));
        return new Problem(Severity.ERROR, "parameter.unknown", where, "There is no parameter \"" + name + "\" here.",
                List.of(org.inkling.api.Resolution.advice("Use one of: " + String.join(", ", names))));
    }

    private static String element(String prefix, @Nullable String name) {
        return prefix.isEmpty() ? String.valueOf(name) : prefix + "." + name;
    }
}
