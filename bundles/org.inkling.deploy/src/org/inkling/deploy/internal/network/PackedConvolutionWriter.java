package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import java.util.Locale;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Requantizer;
import org.inkling.nn.Shape;
import org.inkling.nn.Window;

/** A convolution over all channels, or a dense layer on several vectors, packed for {@code inkling_conv_packed.h}. */
final class PackedConvolutionWriter implements LayerWriter {

    private static final int ROWS = 3;
    private static final int WORD = 4;
    private static final int SCRATCH_PER_TAP = 9;

    @Override
    public boolean accepts(Operator operator, Network network) {
        if (operator instanceof Operator.Conv2D conv) {
            Window window = conv.window();
            return window.dilationHeight() == 1 && window.dilationWidth() == 1 && channels(conv) % 2 == 0 && Packing.isPlain(conv, network);
        }
        return operator instanceof Operator.FullyConnected dense && channels(dense) % 2 == 0 && Packing.isPlain(dense, network);
    }

    private static int channels(Operator.Linear linear) {
        return linear.bias().shape().size();
    }

    private static int taps(Operator.Linear linear) {
        return Packing.up(linear.weights().shape().size() / channels(linear), WORD);
    }

    @Override
    public int scratchBytes(Operator operator, Network network) {
        return SCRATCH_PER_TAP * taps((Operator.Linear) operator);
    }

    /** Whether no pixel reads what the three before it have written. */
    @Override
    public boolean inPlace(Operator operator, Network network) {
        Operator.Linear linear = (Operator.Linear) operator;
        Shape in = image(linear, linear.input(), network);
        Shape out = image(linear, linear.output(), network);
        Window window = window(linear);
        int pixels = out.dim(1) * out.dim(2);
        long needed = Long.MAX_VALUE;
        for (int pixel = pixels - 1; pixel >= 0; pixel--) {
            int top = Math.max(0, pixel / out.dim(2) * window.strideHeight() - window.padTop());
            int left = Math.max(0, pixel % out.dim(2) * window.strideWidth() - window.padLeft());
            needed = Math.min(needed, ((long) top * in.dim(2) + left) * in.dim(3));
            if (pixel % ROWS == 0 && pixel > 0 && (long) pixel * out.dim(3) > needed) {
                return false;
            }
        }
        return true;
    }

    private static Window window(Operator.Linear linear) {
        return linear instanceof Operator.Conv2D conv ? conv.window() : Window.valid(1, 1, 1, 1, 1, 1);
    }

    /** A dense layer on several vectors is a pointwise convolution of one row. */
    private static Shape image(Operator.Linear linear, int tensor, Network network) {
        Shape shape = network.tensor(tensor).shape();
        if (linear instanceof Operator.Conv2D) {
            return shape;
        }
        int width = tensor == linear.input() ? linear.weights().shape().dim(1) : channels(linear);
        return Shape.of(1, 1, shape.size() / width, width);
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.Linear linear = (Operator.Linear) operator;
        Shape in = image(linear, linear.input(), scope.network());
        Shape out = image(linear, linear.output(), scope.network());
        Window window = window(linear);
        scope.kernel("conv_packed");
        String weights = scope.array("weights", stream(linear, scope));
        String layer = scope.layer("inkling_conv_packed_layer", ConvolutionWriter.extents(in) + " /* input height, width, channels */",
                pair(out.dim(1), out.dim(2)) + " /* output height, width */",
                pair(window.kernelHeight(), window.kernelWidth()) + " /* kernel */",
                pair(window.strideHeight(), window.strideWidth()) + " /* stride */",
                pair(window.padTop(), window.padLeft()) + " /* padding above, left */",
                scope.quantization(linear.input()).zeroPoint() + " /* zero point of the input */",
                String.format(Locale.ROOT, "{%d, %d, %s, %d} /* taps, channels, weights, zero point of the output */", taps(linear),
                        channels(linear),
                        weights, scope.quantization(linear.output()).zeroPoint()));
        scope.call("inkling_conv_packed(%s, %s, %s, %s)", layer, scope.at(linear.input()), scope.at(linear.output()), scope.scratch());
    }

    @Override
    public Work work(Operator operator, Network network) {
        Operator.Linear linear = (Operator.Linear) operator;
        long triples = Packing.up(network.tensor(linear.output()).shape().size() / channels(linear), ROWS) / ROWS;
        long pairs = triples * channels(linear) / 2;
        return Work.of(operator, network).with("triples", triples).with("widened", triples * taps(linear) / WORD).with("pairs", pairs)
                .with("products", pairs * taps(linear) / WORD);
    }

    /** For each pair of outputs two biases, four taps of the one and four of the other in turn, two multipliers. */
    private static int[] stream(Operator.Linear linear, LayerScope scope) {
        byte[] plain = linear.weights().bytes();
        int[] bias = scope.bias(linear, true);
        Requantizer requantizer = Requantizer.of(linear, scope.quantization(linear.input()), scope.quantization(linear.output()));
        int words = taps(linear) / WORD;
        int[] stream = new int[bias.length * (words + 2)];
        int at = 0;
        for (int c = 0; c < bias.length; c += 2) {
            stream[at++] = bias[c];
            stream[at++] = bias[c + 1];
            for (int word = 0; word < words; word++) {
                stream[at++] = word(plain, c, bias.length, word);
                stream[at++] = word(plain, c + 1, bias.length, word);
            }
            stream[at++] = requantizer.multiplier(c);
            stream[at++] = requantizer.multiplier(c + 1);
        }
        return stream;
    }

    /** Four weights of one output, the first in the lowest byte. */
    private static int word(byte[] plain, int channel, int channels, int word) {
        int width = plain.length / channels;
        int value = 0;
        for (int k = WORD - 1; k >= 0; k--) {
            int tap = word * WORD + k;
            value = value << 8 | (tap < width ? plain[channel * width + tap] & 0xff : 0);
        }
        return value;
    }
}
