package org.inkling.nn.internal;

import java.util.Arrays;
import java.util.List;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;

/** Operators that only move elements, for float and byte arrays alike ({@link System#arraycopy} takes both). */
public final class Copying {

    private Copying() {
    }

    /** The kernel of a reshape, concatenation, pad (the output already holds the padding) or resize; null for any other operator. */
    public static Kernel kernel(Network network, Operator operator, List<?> arrays) {
        Object out = arrays.get(operator.output());
        if (operator instanceof Operator.Reshape reshape) {
            return copy(arrays.get(reshape.input()), out, new int[]{ 0 }, new int[]{ 0 }, network.tensor(reshape.input()).shape().size());
        }
        if (operator instanceof Operator.Concat concat) {
            return concat(network, concat, arrays);
        }
        if (operator instanceof Operator.Pad pad) {
            return pad(network.tensor(pad.input()).shape(), network.tensor(pad.output()).shape(), pad, arrays.get(pad.input()), out);
        }
        if (operator instanceof Operator.ResizeNearest resize) {
            return resize(network.tensor(resize.input()).shape(), network.tensor(resize.output()).shape(), resize,
                    arrays.get(resize.input()), out);
        }
        return null;
    }

    private static Kernel copy(Object from, Object to, int[] sources, int[] targets, int length) {
        return () -> {
            for (int i = 0; i < sources.length; i++) {
                System.arraycopy(from, sources[i], to, targets[i], length);
            }
        };
    }

    private static Kernel concat(Network network, Operator.Concat concat, List<?> arrays) {
        Shape out = network.tensor(concat.output()).shape();
        int inner = 1;
        for (int d = concat.axis() + 1; d < out.rank(); d++) {
            inner *= out.dim(d);
        }
        int row = out.dim(concat.axis()) * inner;
        int rows = out.size() / row;
        Kernel[] parts = new Kernel[concat.inputs().size()];
        int offset = 0;
        for (int p = 0; p < parts.length; p++) {
            int width = network.tensor(concat.inputs().get(p)).shape().dim(concat.axis()) * inner;
            int start = offset;
            int[] sources = new int[rows];
            int[] targets = new int[rows];
            Arrays.setAll(sources, r -> r * width);
            Arrays.setAll(targets, r -> r * row + start);
            parts[p] = copy(arrays.get(concat.inputs().get(p)), arrays.get(concat.output()), sources, targets, width);
            offset += width;
        }
        return () -> {
            for (Kernel part : parts) {
                part.run();
            }
        };
    }

    private static Kernel pad(Shape in, Shape out, Operator.Pad pad, Object from, Object to) {
        int last = in.rank() - 1;
        int width = in.dim(last);
        int rows = in.size() / width;
        int[] sources = new int[rows];
        int[] targets = new int[rows];
        for (int r = 0; r < rows; r++) {
            int rest = r;
            int stride = out.dim(last);
            int target = pad.before().get(last);
            for (int d = last - 1; d >= 0; d--) {
                target += (rest % in.dim(d) + pad.before().get(d)) * stride;
                rest /= in.dim(d);
                stride *= out.dim(d);
            }
            sources[r] = r * width;
            targets[r] = target;
        }
        return copy(from, to, sources, targets, width);
    }

    private static Kernel resize(Shape in, Shape out, Operator.ResizeNearest resize, Object from, Object to) {
        int channels = in.dim(3);
        int pixels = out.dim(1) * out.dim(2);
        int[] sources = new int[pixels];
        int[] targets = new int[pixels];
        for (int p = 0; p < pixels; p++) {
            int row = nearest(p / out.dim(2), in.dim(1), out.dim(1), resize);
            int column = nearest(p % out.dim(2), in.dim(2), out.dim(2), resize);
            sources[p] = (row * in.dim(2) + column) * channels;
            targets[p] = p * channels;
        }
        return copy(from, to, sources, targets, channels);
    }

    /** TensorFlow's rule for the input index of an output index, in float32 as there. */
    public static int nearest(int index, int input, int output, Operator.ResizeNearest resize) {
        float scale = resize.alignCorners() && output > 1 ? (input - 1) / (float) (output - 1) : input / (float) output;
        float position = (index + (resize.halfPixelCenters() ? 0.5f : 0f)) * scale;
        int nearest = (int) (resize.alignCorners() ? Math.floor(position + 0.5f) : Math.floor(position));
        return Math.max(0, Math.min(nearest, input - 1));
    }
}
