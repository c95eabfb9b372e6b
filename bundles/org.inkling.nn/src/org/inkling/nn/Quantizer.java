package org.inkling.nn;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.nn.internal.quantization.ActivationRanges;
import org.inkling.nn.internal.quantization.QuantizationGroups;
import org.inkling.nn.internal.quantization.WeightQuantizer;

/**
 * Post-training quantisation to int8, after the TensorFlow Lite 8-bit specification: weights symmetric (−127 … 127), per output channel;
 * activations asymmetric with a range that contains 0, from running the float32 network over calibration rows; biases int32 in units of
 * input scale × weight scale; softmax and logistic give 1/256, −128; operators that only move values keep their input's quantisation.
 */
public final class Quantizer {

    private static final Location WHERE = Location.of("model", "quantisation");

    private final Network network;
    private final QuantizerOptions options;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Operator> operators = new ArrayList<>();

    private Quantizer(Network network, QuantizerOptions options) {
        this.network = network;
        this.options = options;
    }

    /**
     * Quantises with {@link QuantizerOptions#DEFAULT}.
     *
     * @param calibration rows as the network will see them, {@code network.inputTensor().shape().size()} values each
     * @throws OperationException naming the layer, for weights or values that are not finite, no rows, or scales that do not fit together
     */
    public static Network quantize(Network network, Iterable<float[]> calibration) throws OperationException {
        return quantize(network, calibration, QuantizerOptions.DEFAULT);
    }

    /** As {@link #quantize(Network, Iterable)} with options. */
    public static Network quantize(Network network, Iterable<float[]> calibration, QuantizerOptions options) throws OperationException {
        if (network.isQuantized()) {
            return network;
        }
        try {
            return new Quantizer(network, options).quantize(ActivationRanges.observe(network, calibration, options.coverage()));
        } catch (IllegalArgumentException e) {
            throw new OperationException(Problem.error("nn.scales", WHERE, "The network cannot be quantised: " + e.getMessage(),
                    "Standardise the features, then train again", "Use the float32 model"), e);
        }
    }

    private Network quantize(ActivationRanges ranges) {
        QuantizationGroups groups = QuantizationGroups.of(network);
        Quantization[] quantizations = groups.quantizations(ranges);
        for (int t = 0; t < network.tensors().size(); t++) {
            Tensor tensor = network.tensor(t);
            tensors.add(Tensor.int8(tensor.name(), tensor.shape(), quantizations[t]));
        }
        for (Operator operator : network.operators()) {
            if (operator instanceof Operator.Linear linear) {
                boolean perChannel = options.perChannelDense() || !(operator instanceof Operator.FullyConnected);
                operators.add(WeightQuantizer.quantize(linear, quantizations[linear.input()].scale(), perChannel));
            } else if (operator instanceof Operator.Concat concat) {
                operators.add(concat.on(concat.inputs().stream().map(i -> aligned(i, quantizations[concat.output()])).toList(),
                        concat.output()));
            } else {
                operators.add(operator);
            }
        }
        return new Network(tensors, operators, network.input(), network.output());
    }

    /** The tensor itself, or a requantised copy when it cannot share the quantisation of what it is joined into. */
    private int aligned(int tensor, Quantization wanted) {
        Tensor from = tensors.get(tensor);
        if (from.quantized().equals(wanted)) {
            return tensor;
        }
        tensors.add(Tensor.int8(from.name() + "_requantized", from.shape(), wanted));
        operators.add(new Operator.Requantize(tensor, tensors.size() - 1));
        return tensors.size() - 1;
    }
}
