package org.inkling.deploy.internal.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;

/** Layers that only move values: concatenation, padding, and reshape, which the plan of the arena makes nothing at all. */
final class CopyWriter implements LayerWriter {

    private static final int PAD_RANK = 4;

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.Reshape || operator instanceof Operator.Concat
                || operator instanceof Operator.Pad pad && network.tensor(pad.input()).shape().rank() <= PAD_RANK;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        if (operator instanceof Operator.Concat concat) {
            scope.kernel("copy_rows");
            concat("copy_rows", concat, scope);
        } else if (operator instanceof Operator.Pad pad) {
            pad(pad, scope);
        }
    }

    /** Calls a kernel that copies rows for each input. */
    static void concat(String kernel, Operator.Concat concat, LayerScope scope) {
        Shape out = scope.shape(concat.output());
        int inner = 1;
        for (int d = concat.axis() + 1; d < out.rank(); d++) {
            inner *= out.dim(d);
        }
        int pitch = out.dim(concat.axis()) * inner;
        int offset = 0;
        for (int input : concat.inputs()) {
            int width = scope.shape(input).dim(concat.axis()) * inner;
            scope.call("inkling_%s(%d, %d, %s, %d, %s + %d, %d)", kernel, out.size() / pitch, width, scope.at(input), width,
                    scope.at(concat.output()), offset, pitch);
            offset += width;
        }
    }

    private static void pad(Operator.Pad pad, LayerScope scope) {
        scope.kernel("pad");
        String layer = scope.layer("inkling_pad_layer", extents(scope.shape(pad.input()), 1) + " /* input */",
                extents(scope.shape(pad.output()), 1) + " /* output */", four(pad.before(), 0) + " /* before */",
                scope.quantization(pad.input()).zeroPoint() + " /* zero point */");
        scope.call("inkling_pad(%s, %s, %s)", layer, scope.at(pad.input()), scope.at(pad.output()));
    }

    /** Extents of a tensor as four numbers. */
    static String extents(Shape shape, int fill) {
        return four(Arrays.stream(shape.toArray()).boxed().toList(), fill);
    }

    /** Four numbers, missing outer dimensions filled. */
    static String four(List<Integer> values, int fill) {
        List<String> texts = new ArrayList<>();
        for (int i = values.size(); i < PAD_RANK; i++) {
            texts.add(Integer.toString(fill));
        }
        values.forEach(value -> texts.add(value.toString()));
        return "{" + String.join(", ", texts) + "}";
    }
}
