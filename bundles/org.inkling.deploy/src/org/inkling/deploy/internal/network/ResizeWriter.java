package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;

/** Nearest-neighbour resize. */
final class ResizeWriter implements LayerWriter {

    private static final int LONGEST = 65_535;

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.ResizeNearest resize && Math.max(network.tensor(resize.input()).shape().dim(1),
                network.tensor(resize.input()).shape().dim(2)) <= LONGEST;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.ResizeNearest resize = (Operator.ResizeNearest) operator;
        Shape in = scope.shape(resize.input());
        Shape out = scope.shape(resize.output());
        scope.kernel("resize");
        String rows = scope.unsigned16("rows", sources(resize, in.dim(1), out.dim(1)));
        String columns = scope.unsigned16("columns", sources(resize, in.dim(2), out.dim(2)));
        String layer = scope.layer("inkling_resize_layer", pair(in.dim(2), in.dim(3)) + " /* input width, channels */",
                pair(out.dim(1), out.dim(2)) + " /* output height, width */", rows, columns);
        scope.call("inkling_resize(%s, %s, %s)", layer, scope.at(resize.input()), scope.at(resize.output()));
    }

    /** The input index of each output index. */
    static int[] sources(Operator.ResizeNearest resize, int input, int output) {
        int[] sources = new int[output];
        for (int i = 0; i < output; i++) {
            sources[i] = nearest(i, input, output, resize);
        }
        return sources;
    }

    /** TensorFlow's rule for the input index of an output index, in float32 as there. */
    private static int nearest(int index, int input, int output, Operator.ResizeNearest resize) {
        float scale = resize.alignCorners() && output > 1 ? (input - 1) / (float) (output - 1) : input / (float) output;
        float position = (index + (resize.halfPixelCenters() ? 0.5f : 0f)) * scale;
        int nearest = (int) Math.floor(resize.alignCorners() ? position + 0.5f : position);
        return Math.max(0, Math.min(nearest, input - 1));
    }
}
