package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import org.inkling.nn.Accumulator;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/** A depthwise convolution with a 3 × 3 kernel, packed for {@code inkling_depthwise3.h}. */
final class PackedDepthwiseWriter implements LayerWriter {

    private static final int KERNEL = 3;
    private static final int WORDS_PER_CHANNEL = 8;

    @Override
    public boolean accepts(Operator operator, Network network) {
        if (!(operator instanceof Operator.DepthwiseConv2D conv)) {
            return false;
        }
        Window w = conv.window();
        Shape in = network.tensor(conv.input()).shape();
        return w.kernelHeight() == KERNEL && w.kernelWidth() == KERNEL && w.strideHeight() == w.strideWidth() && w.strideWidth() <= 2
                && w.dilationHeight() == 1 && w.dilationWidth() == 1 && in.dim(3) == network.tensor(conv.output()).shape().dim(3)
                && Packing.isPlain(conv, network) && Accumulator.of(conv, network.tensor(conv.input()).quantized(),
                        network.tensor(conv.output()).quantized()).largest() <= Integer.MAX_VALUE;
    }

    private static int planeHeight(Operator.DepthwiseConv2D conv, Shape out) {
        return (out.dim(1) - 1) * conv.window().strideHeight() + KERNEL;
    }

    /** Even, wide enough for the input behind its padding and for what the last pair of outputs reads. */
    private static int planeWidth(Operator.DepthwiseConv2D conv, Shape in, Shape out) {
        return Packing.up(Math.max(in.dim(2) + 2, (out.dim(2) - 1) * conv.window().strideWidth() + KERNEL + 1), 2);
    }

    @Override
    public int scratchBytes(Operator operator, Network network) {
        Operator.DepthwiseConv2D conv = (Operator.DepthwiseConv2D) operator;
        Shape out = network.tensor(conv.output()).shape();
        return Short.BYTES * (planeHeight(conv, out) * planeWidth(conv, network.tensor(conv.input()).shape(), out) + 2);
    }

    @Override
    public boolean inPlace(Operator operator, Network network) {
        return true;
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.DepthwiseConv2D conv = (Operator.DepthwiseConv2D) operator;
        Shape in = scope.shape(conv.input());
        Shape out = scope.shape(conv.output());
        scope.kernel("depthwise3");
        String weights = scope.array("weights", stream(conv, scope));
        String layer = scope.layer("inkling_depthwise3_layer", ConvolutionWriter.extents(in) + " /* input height, width, channels */",
                pair(out.dim(1), out.dim(2)) + " /* output height, width */", conv.window().strideHeight() + " /* stride */",
                pair(conv.window().padTop(), conv.window().padLeft()) + " /* padding above, left */",
                scope.quantization(conv.input()).zeroPoint() + " /* zero point of the input */",
                pair(planeHeight(conv, out), planeWidth(conv, in, out)) + " /* plane height, width */", weights,
                scope.quantization(conv.output()).zeroPoint() + " /* zero point of the output */");
        scope.call("inkling_depthwise3(%s, %s, %s, %s)", layer, scope.at(conv.input()), scope.at(conv.output()), scope.scratch());
    }

    private static int[] stream(Operator.DepthwiseConv2D conv, LayerScope scope) {
        byte[] plain = conv.weights().bytes();
        int[] bias = scope.bias(conv, true);
        Requantizer requantizer = Requantizer.of(conv, scope.quantization(conv.input()), scope.quantization(conv.output()));
        int[] stream = new int[WORDS_PER_CHANNEL * bias.length];
        int at = 0;
        for (int c = 0; c < bias.length; c++) {
            for (int row = 0; row < KERNEL; row++) {
                int w0 = plain[row * KERNEL * bias.length + c];
                int w1 = plain[(row * KERNEL + 1) * bias.length + c];
                int w2 = plain[(row * KERNEL + 2) * bias.length + c];
                stream[at++] = w0 & 0xffff | w1 << 16;
                stream[at++] = w1 & 0xffff | w2 << 16;
            }
            stream[at++] = bias[c];
            stream[at++] = requantizer.multiplier(c);
        }
        return stream;
    }
}
