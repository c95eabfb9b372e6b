package org.inkling.deploy.internal.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** A dense layer on one vector, packed for {@code inkling_dense4.h}. */
final class PackedDenseWriter implements LayerWriter {

    private static final int GROUP = 4;

    @Override
    public boolean accepts(Operator operator, Network network) {
        return operator instanceof Operator.FullyConnected dense
                && network.tensor(dense.input()).shape().size() == dense.weights().shape().dim(1)
                && Gemm.accepts(dense, network);
    }

    @Override
    public void write(Operator operator, LayerScope scope) {
        Operator.FullyConnected dense = (Operator.FullyConnected) operator;
        int outputs = Packing.up(dense.weights().shape().dim(0), GROUP);
        int inputs = Packing.up(dense.weights().shape().dim(1), GROUP);
        Gemm gemm = new Gemm(dense, scope.network());
        int[] multipliers = gemm.multipliers();
        boolean same = Arrays.stream(multipliers).distinct().count() == 1;
        int[] packed = same ? filled(multipliers[0]) : Arrays.copyOf(multipliers, outputs);
        scope.kernel("dense4");
        String weights = scope.array("weights", gemm.words(Gemm.TapOrder.WIDENED));
        String bias = scope.array("bias", gemm.sums());
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
}
