package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import org.inkling.deploy.internal.CWriter;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;

/** Float32 layers without weights: value by value, means, and those that only move values. */
final class FloatElementWriter implements LayerWriter {

    @Override
    public boolean accepts(Operator operator, Network network) {
        return inPlace(operator, network) || operator instanceof Operator.GlobalMean || operator instanceof Operator.ResizeNearest
                || new CopyWriter().accepts(operator, network);
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return operator instanceof Operator.Add || operator instanceof Operator.Relu || operator instanceof Operator.Logistic
                || operator instanceof Operator.Softmax;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        int count = scope.shape(operator.output()).size();
        String x = scope.at(operator.inputs().get(0));
        String y = scope.at(operator.output());
        if (operator instanceof Operator.Concat || operator instanceof Operator.Pad || operator instanceof Operator.ResizeNearest) {
            scope.kernel("float_move");
            move(operator, scope);
        } else if (!(operator instanceof Operator.Reshape)) {
            scope.kernel("float_elements");
        }
        if (operator instanceof Operator.Add add) {
            scope.call("inkling_float_add(%d, %s, %s, %s, %s)", count, FloatConvolutionWriter.bounds(add.activation()), x,
                    scope.at(add.right()), y);
        } else if (operator instanceof Operator.Relu relu) {
            scope.call("inkling_float_relu(%d, %s, %s, %s)", count, FloatConvolutionWriter.bounds(relu.activation()), x, y);
        } else if (operator instanceof Operator.Logistic) {
            scope.call("inkling_float_logistic(%d, %s, %s)", count, x, y);
        } else if (operator instanceof Operator.GlobalMean mean) {
            scope.call("inkling_float_mean(%d, %d, %s, %s)", scope.shape(mean.input()).size() / count, count, x, y);
        } else if (operator instanceof Operator.Softmax softmax) {
            int classes = scope.shape(softmax.input()).dim(-1);
            scope.call("inkling_float_softmax(%d, %d, %s, %s, %s)", count / classes, classes, CWriter.real(softmax.beta()), x, y);
        }
    }

    private static void move(Operator operator, LayerScope scope) {
        if (operator instanceof Operator.Concat concat) {
            CopyWriter.concat("float_copy_rows", concat, scope);
        } else if (operator instanceof Operator.Pad pad) {
            String layer = scope.layer("inkling_float_pad_layer", CopyWriter.extents(scope.shape(pad.input()), 1) + " /* input */",
                    CopyWriter.extents(scope.shape(pad.output()), 1) + " /* output */", CopyWriter.four(pad.before(), 0) + " /* before */");
            scope.call("inkling_float_pad(%s, %s, %s)", layer, scope.at(pad.input()), scope.at(pad.output()));
        } else if (operator instanceof Operator.ResizeNearest resize) {
            Shape in = scope.shape(resize.input());
            Shape out = scope.shape(resize.output());
            String rows = scope.unsigned16("rows", ResizeWriter.sources(resize, in.dim(1), out.dim(1)));
            String columns = scope.unsigned16("columns", ResizeWriter.sources(resize, in.dim(2), out.dim(2)));
            String layer = scope.layer("inkling_float_resize_layer", pair(in.dim(2), in.dim(3)) + " /* input width, channels */",
                    pair(out.dim(1), out.dim(2)) + " /* output height, width */", rows, columns);
            scope.call("inkling_float_resize(%s, %s, %s)", layer, scope.at(resize.input()), scope.at(resize.output()));
        }
    }
}
