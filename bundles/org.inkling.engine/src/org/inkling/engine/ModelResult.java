package org.inkling.engine;

import java.util.List;
import java.util.Map;

/**
 * A model that was made elsewhere, and what it answers.
 *
 * @param model     name of the file
 * @param input     what goes in
 * @param output    what comes out
 * @param operators how often each kind of operator occurs, by name
 * @param macs      multiply-accumulates of one run
 * @param constants bytes of weights and biases
 * @param classes   names of the outputs
 * @param rows      answers to the inputs that were given, in order
 */
public record ModelResult(String model, End input, End output, Map<String, Integer> operators, long macs, long constants,
        List<String> classes, List<Row> rows) {

    /**
     * Input or output.
     *
     * @param shape     extents with the batch of 1
     * @param type      {@code int8} or {@code float32}
     * @param scale     of an int8 tensor: {@code scale · (value − zeroPoint)}; 0 for float32
     * @param zeroPoint of an int8 tensor
     */
    public record End(List<Integer> shape, String type, float scale, int zeroPoint) {

        public End {
            shape = List.copyOf(shape);
        }
    }

    /** Answer to one input: the class with the largest score, and every score. */
    public record Row(String label, List<Float> scores) {

        public Row {
            scores = List.copyOf(scores);
        }
    }

    public ModelResult {
        operators = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(operators));
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
    }
}
