package org.inkling.learn.tensorflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.parameter.ParameterValues;

/**
 * The layers of a network between its input and its softmax output, checked, and the size of what flows between them: all without TensorFlow.
 *
 * @param layers the layers up to the first one that is wrong
 * @param shapes the input, each of {@code layers}, and, if nothing is wrong, the output
 */
public record LayerList(List<Layer> layers, List<LayerShape> shapes) {

    /** Values that may flow out of one layer for one window; beyond it a network does not fit any device this program is for. */
    private static final long MOST_VALUES = 4_000_000;

    public LayerList {
        layers = List.copyOf(layers);
        shapes = List.copyOf(shapes);
    }

    /**
     * Reads layer records.
     *
     * @param records  as in the parameter {@code layers}: a {@code type} and the fields of that type
     * @param features number of input values
     * @param classes  number of output values
     * @param resource file the records stand in, for the place of a problem; may be empty
     * @param prefix   element prefix of the place, for example {@code learn.nn.layers}
     * @param problems told of unknown types, wrong fields, and layers that do not fit what comes before them
     */
    public static LayerList read(List<Map<String, Object>> records, int features, int classes, String resource, String prefix,
            Consumer<Problem> problems) {
        List<Layer> layers = new ArrayList<>();
        List<LayerShape> shapes = new ArrayList<>(List.of(new LayerShape("Input", List.of(features), 0)));
        boolean whole = true;
        for (int i = 0; i < records.size(); i++) {
            Location where = Location.of(resource, prefix + "[" + i + "]");
            Optional<Layer> layer = layer(records.get(i), where, problems);
            if (layer.isEmpty()) {
                whole = false;
            } else if (whole) {
                Optional<LayerShape> shape = LayerRules.shape(layer.get(), last(shapes), where, problems)
                        .filter(s -> small(s, where, problems));
                shape.ifPresent(shapes::add);
                shape.ifPresent(s -> layers.add(layer.get()));
                whole = shape.isPresent();
            }
        }
        if (whole) {
            LayerRules.output(last(shapes), classes, Location.of(resource, prefix), problems).ifPresent(shapes::add);
        }
        return new LayerList(layers, shapes);
    }

    /** Numbers the whole network learns. */
    public long weights() {
        return shapes.stream().mapToLong(LayerShape::weights).sum();
    }

    private static LayerShape last(List<LayerShape> shapes) {
        return shapes.get(shapes.size() - 1);
    }

    private static boolean small(LayerShape shape, Location where, Consumer<Problem> problems) {
        long values = shape.size().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (values <= MOST_VALUES) {
            return true;
        }
        problems.accept(Problem.error("learn.layer.size", where, "This layer gives " + shape.text() + " values for one window.",
                "Put a maxpool layer before it", "Use fewer filters or units"));
        return false;
    }

    private static Optional<Layer> layer(Map<String, Object> fields, Location where, Consumer<Problem> problems) {
        String key = String.valueOf(fields.get(LayerType.FIELD));
        Optional<LayerType> type = LayerType.find(key);
        if (type.isEmpty()) {
            problems.accept(
                    Problem.error("learn.layer.type", where, "There is no layer type \"" + key + "\".", "Use one of: " + LayerType.keys()));
            return Optional.empty();
        }
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        rest.remove(LayerType.FIELD);
        boolean[] wrong = { false };
        ParameterValues values = type.get().schema().complete(ParameterValues.of(rest), where.resource(), where.element(), p -> {
            wrong[0] = true;
            problems.accept(p);
        });
        return wrong[0] ? Optional.empty() : Optional.of(new Layer(type.get(), values));
    }
}
