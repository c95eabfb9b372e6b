package org.inkling.deploy.internal.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Requantizer;

/** A dense layer on one vector, packed for {@code inkling_dense4.h}. */
final class PackedDenseWriter implements LayerWriter {

    private static final int GROUP = 4;

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.FullyConnected dense
                && network.tensor(dense.input()).shape().size() == dense.weights().shape().dim(1)
                && Packing.isPlain(dense, network);
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.FullyConnected dense = (Operator.FullyConnected) operator;
        int outputs = Packing.up(dense.weights().shape().dim(0), GROUP);
        int inputs = Packing.up(dense.weights().shape().dim(1), GROUP);
        int[] multipliers = Requantizer.of(dense, scope.quantization(dense.input()), scope.quantization(dense.output())).multipliers();
        boolean same = Arrays.stream(multipliers).distinct().count() == 1;
        int[] packed = same ? filled(multipliers[0]) : Arrays.copyOf(multipliers, outputs);
        scope.kernel("dense4");
        String weights = scope.array("weights", weights(dense, inputs, outputs));
        String bias = scope.array("bias", Arrays.copyOf(scope.bias(dense, true), outputs));
        String layer = scope.layer("inkling_dense4_layer", String.format(Locale.ROOT, "%d, %d /* inputs, outputs */", inputs, outputs),
                weights, bias,
                scope.array("multiplier", packed), (same ? 0 : GROUP) + " /* step */",
                scope.quantization(dense.output()).zeroPoint() + " /* zero point of the output */");
        scope.call("inkling_dense4(%s, %s, %s)", layer, scope.at(dense.input()), scope.at(dense.output()));
    }

    @Override
    public Work work(Operator operator, Network network) {
        Operator.FullyConnected dense = (Operator.FullyConnected) operator;
        long groups = Packing.up(dense.weights().shape().dim(0), GROUP) / GROUP;
        return new Work(Map.of()).with("calls", 1).with("groups", groups).with("steps",
                groups * Packing.up(dense.weights().shape().dim(1), GROUP) / GROUP);
    }

    private static int[] filled(int value) {
        int[] values = new int[GROUP];
        Arrays.fill(values, value);
        return values;
    }

    /** Groups of four outputs, in them groups of four inputs, in them the outputs. */
    private static byte[] weights(Operator.FullyConnected dense, int inputs, int outputs) {
        byte[] plain = dense.weights().bytes();
        int rows = dense.weights().shape().dim(0);
        int columns = dense.weights().shape().dim(1);
        byte[] packed = new byte[inputs * outputs];
        for (int at = 0; at < packed.length; at++) {
            int row = at / (GROUP * inputs) * GROUP + at / GROUP % GROUP;
            int column = at / (GROUP * GROUP) % (inputs / GROUP) * GROUP + at % GROUP;
            packed[at] = row < rows && column < columns ? plain[row * columns + column] : 0;
        }
        return packed;
    }
}
