package org.inkling.nn.internal;

import org.inkling.nn.Activation;
import org.inkling.nn.Constant;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/**
 * Exact simplifications of a float32 network: activations into the operator before, batch normalisation into its neighbours, chains of
 * reshapes into one.
 */
public final class Simplifier {

    private final Rewriter net;

    private Simplifier(Network network) {
        net = new Rewriter(network);
    }

    /** The simplified network; what does not reach the output is gone. */
    public static Network simplify(Network network) {
        Simplifier simplifier = new Simplifier(network);
        simplifier.mergeReshapes();
        simplifier.fuseActivations();
        simplifier.foldAffine();
        simplifier.mergeReshapes();
        return simplifier.net.finish();
    }

    private void mergeReshapes() {
        for (Operator operator : net.operators()) {
            if (!(operator instanceof Operator.Reshape)) {
                continue;
            }
            // Earlier rounds may have redirected it: look at it as it is now.
            if (!(net.producer(operator.output()) instanceof Operator.Reshape reshape)) {
                continue;
            }
            if (net.producer(reshape.input()) instanceof Operator.Reshape before) {
                Operator.Reshape direct = new Operator.Reshape(before.input(), reshape.output());
                net.replace(reshape, direct);
                net.removeIfUnread(before);
                reshape = direct;
            }
            if (net.shape(reshape.input()).equals(net.shape(reshape.output()))) {
                net.bypass(reshape);
            }
        }
    }

    private void fuseActivations() {
        for (Operator operator : net.operators()) {
            if (operator instanceof Operator.Relu && net.producer(operator.output()) instanceof Operator.Relu relu) {
                Operator source = source(relu.input(), false);
                Operator fused = source == null ? null : fused(source, relu.activation());
                if (fused != null) {
                    net.replace(source, fused);
                    net.bypass(relu);
                }
            }
        }
    }

    private static Operator fused(Operator source, Activation activation) {
        if (source instanceof Operator.Linear linear && linear.activation() == Activation.NONE) {
            return linear.with(linear.weights(), linear.bias(), activation);
        }
        if (source instanceof Operator.Add add && add.activation() == Activation.NONE) {
            return new Operator.Add(add.left(), add.right(), add.output(), activation);
        }
        return null;
    }

    /**
     * What computes a tensor that only one operator reads, looking through reshapes; with {@code sameChannels} only those that keep the
     * last axis.
     */
    private Operator source(int tensor, boolean sameChannels) {
        int at = tensor;
        while (net.onlyReader(at) != null) {
            Operator producer = net.producer(at);
            if (!(producer instanceof Operator.Reshape reshape)) {
                return producer;
            }
            if (sameChannels && net.shape(reshape.input()).dim(-1) != net.shape(reshape.output()).dim(-1)) {
                return null;
            }
            at = reshape.input();
        }
        return null;
    }

    private void foldAffine() {
        for (Operator operator : net.operators()) {
            if (net.producer(operator.output()) instanceof Operator.DepthwiseConv2D affine && isAffine(affine)) {
                Operator before = source(affine.input(), true);
                Operator after = sink(affine.output());
                if (before instanceof Operator.Linear linear && linear.activation() == Activation.NONE) {
                    net.replace(linear, scaled(linear, affine));
                    net.bypass(affine);
                } else if (affine.activation() == Activation.NONE && after instanceof Operator.Linear linear && takes(linear, affine)) {
                    net.replace(linear, absorbed(linear, affine));
                    net.bypass(affine);
                }
            }
        }
    }

    private boolean isAffine(Operator.DepthwiseConv2D depthwise) {
        return depthwise.window().isPointwise() && net.shape(depthwise.input()).equals(net.shape(depthwise.output()));
    }

    private Operator sink(int tensor) {
        Operator reader = net.onlyReader(tensor);
        return reader instanceof Operator.Reshape reshape ? sink(reshape.output()) : reader;
    }

    /** Padding would have to be the image of 0, which it is not: only unpadded operators take an offset in. */
    private boolean takes(Operator.Linear linear, Operator.DepthwiseConv2D affine) {
        int channels = affine.bias().shape().size();
        if (linear instanceof Operator.Convolution convolution) {
            return convolution.window().isValid() && net.shape(convolution.input()).dim(-1) == channels;
        }
        return linear.weights().shape().dim(1) % channels == 0;
    }

    /** The operator before, its outputs multiplied and shifted. */
    private static Operator scaled(Operator.Linear linear, Operator.DepthwiseConv2D affine) {
        float[] factor = affine.weights().floats();
        float[] offset = affine.bias().floats();
        float[] weights = linear.weights().floats();
        float[] bias = linear.bias().floats();
        int perOutput = weights.length / bias.length;
        boolean depthwise = linear instanceof Operator.DepthwiseConv2D;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factor[depthwise ? i % bias.length : i / perOutput];
        }
        for (int c = 0; c < bias.length; c++) {
            bias[c] = (float) ((double) bias[c] * factor[c] + offset[c]);
        }
        return linear.with(floats(linear.weights(), weights), floats(linear.bias(), bias), affine.activation());
    }

    /** The operator after, taking inputs that are not yet multiplied and shifted. */
    private static Operator absorbed(Operator.Linear linear, Operator.DepthwiseConv2D affine) {
        float[] factor = affine.weights().floats();
        float[] offset = affine.bias().floats();
        float[] weights = linear.weights().floats();
        float[] bias = linear.bias().floats();
        double[] sums = new double[bias.length];
        boolean depthwise = linear instanceof Operator.DepthwiseConv2D;
        int multiplier = depthwise ? bias.length / factor.length : 1;
        for (int i = 0; i < weights.length; i++) {
            int output = depthwise ? i % bias.length : i / (weights.length / bias.length);
            int channel = depthwise ? output / multiplier : i % factor.length;
            sums[output] += (double) weights[i] * offset[channel];
            weights[i] *= factor[channel];
        }
        for (int c = 0; c < bias.length; c++) {
            bias[c] = (float) (bias[c] + sums[c]);
        }
        return linear.with(floats(linear.weights(), weights), floats(linear.bias(), bias), linear.activation());
    }

    private static Constant floats(Constant like, float[] values) {
        return Constant.float32(like.shape(), values);
    }
}
