package org.inkling.learn.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.inkling.api.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerListTest {

    record Wrong(String code, String element, String word, int features, List<Map<String, Object>> layers) {
    }

    static List<Wrong> wrong() {
        return List.of(
                new Wrong("learn.layer.type", "layers[0]", "dense, conv1d", 33, List.of(Map.of("type", "lstm"))),
                new Wrong("learn.layer.type", "layers[0]", "no layer type", 33, List.of(Map.of("units", 3))),
                new Wrong("parameter.range", "layers[0].units", "between 1 and 4096", 33, List.of(Map.of("type", "dense", "units", 0))),
                new Wrong("parameter.type", "layers[0].units", "whole number", 33, List.of(Map.of("type", "dense", "units", "many"))),
                new Wrong("parameter.unknown", "layers[0].neurons", "units", 33, List.of(Map.of("type", "dense", "neurons", 5))),
                new Wrong("parameter.type", "layers[0].activation", "relu", 33, List.of(Map.of("type", "dense", "activation", "swish"))),
                new Wrong("learn.layer.reshape", "layers[0]", "reshape", 33, List.of(Map.of("type", "conv1d"))),
                new Wrong("learn.layer.reshape", "layers[1]", "rows × columns", 33, List.of(reshape(3, 0), Map.of("type", "conv2d"))),
                new Wrong("learn.layer.reshape", "layers[0]", "flat", 33, List.of(Map.of("type", "maxpool"))),
                new Wrong("learn.layer.columns", "layers[0].columns", "divisor of 33", 33, List.of(reshape(4, 0))),
                new Wrong("learn.layer.kernel", "layers[1].kernel_size", "at most 11", 33,
                        List.of(reshape(3, 0), Map.of("type", "conv1d", "kernel_size", 12))),
                new Wrong("learn.layer.pool", "layers[1].pool_size", "at most 11", 33,
                        List.of(reshape(3, 0), Map.of("type", "maxpool", "pool_size", 12))),
                new Wrong("learn.layer.flatten", "layers[1]", "flatten", 33, List.of(reshape(3, 0), Map.of("type", "dense"))),
                new Wrong("learn.layer.flatten", "layers", "flatten", 33, List.of(reshape(3, 0), Map.of("type", "conv1d"))),
                new Wrong("learn.layer.size", "layers[1]", "values", 90_000,
                        List.of(reshape(3, 0), Map.of("type", "conv1d", "filters", 1024))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void everyWrongListIsOneProblemWithAPlaceAndAWayOut(Wrong wrong) {
        List<Problem> problems = new ArrayList<>();
        LayerList.read(wrong.layers(), wrong.features(), 3, "motion.impulse", "layers", problems::add);
        assertEquals(1, problems.size(), problems::toString);
        Problem problem = problems.get(0);
        assertEquals(wrong.code(), problem.code());
        assertEquals(wrong.element(), problem.where().element());
        assertEquals("motion.impulse", problem.where().resource());
        assertFalse(problem.resolutions().isEmpty());
        assertTrue(problem.toString().contains(wrong.word()), problem::toString);
    }

    @Test
    void sizesAndWeightsOfTheLabsNet() {
        LayerList list = read(33, 3, Map.of("type", "dense", "units", 20), Map.of("type", "dense", "units", "10"));
        assertEquals(List.of("33", "20", "10", "3"), list.shapes().stream().map(LayerShape::text).toList());
        assertEquals(33 * 20 + 20 + 20 * 10 + 10 + 10 * 3 + 3, list.weights());
    }

    @Test
    void sizesAndWeightsOfTheAudioNet() {
        LayerList list = read(637, 2, reshape(13, 0), Map.of("type", "conv1d", "filters", 8), Map.of("type", "maxpool"),
                Map.of("type", "dropout"),
                Map.of("type", "batch_normalization"), Map.of("type", "flatten"));
        assertEquals(List.of("637", "49 × 13", "49 × 8", "25 × 8", "25 × 8", "25 × 8", "200", "2"),
                list.shapes().stream().map(LayerShape::text).toList());
        assertEquals(3 * 13 * 8 + 8 + 16 + 200 * 2 + 2, list.weights());
    }

    @Test
    void sizesOfAPicture() {
        LayerList list = read(27 * 30, 2, reshape(30, 1), Map.of("type", "conv2d", "filters", 4, "kernel_size", 5),
                Map.of("type", "maxpool", "pool_size", 4),
                Map.of("type", "flatten"));
        assertEquals(List.of("810", "27 × 30 × 1", "27 × 30 × 4", "7 × 8 × 4", "224", "2"),
                list.shapes().stream().map(LayerShape::text).toList());
        assertEquals(5 * 5 * 4 + 4 + 224 * 2 + 2, list.weights());
    }

    @Test
    void templatesOfferEveryKind() {
        assertEquals(List.of("type: dense, units: 20, activation: relu", "type: conv1d, filters: 8, kernel_size: 3, activation: relu",
                "type: conv2d, filters: 32, kernel_size: 3, activation: relu", "type: maxpool, pool_size: 2",
                "type: reshape, columns: 3, channels: 0",
                "type: flatten", "type: dropout, rate: 0.25", "type: batch_normalization"), LayerType.templates());
    }

    @Test
    void aWrongLayerEndsTheShapesAndLaterFieldsAreStillChecked() {
        List<Problem> problems = new ArrayList<>();
        LayerList list = LayerList.read(List.of(Map.of("type", "dense"), Map.of("type", "conv1d"), Map.of("type", "dropout", "rate", 7)),
                33, 3, "", "layers",
                problems::add);
        assertEquals(2, list.shapes().size());
        assertEquals(List.of("layers[1]", "layers[2].rate"), problems.stream().map(p -> p.where().element()).toList());
    }

    @SafeVarargs
    private static LayerList read(int features, int classes, Map<String, Object>... layers) {
        List<Problem> problems = new ArrayList<>();
        LayerList list = LayerList.read(List.of(layers), features, classes, "", "layers", problems::add);
        assertEquals(List.of(), problems);
        return list;
    }

    private static Map<String, Object> reshape(int columns, int channels) {
        return Map.of("type", "reshape", "columns", columns, "channels", channels);
    }
}
