package org.inkling.nn;

import java.util.List;

import org.inkling.nn.internal.Kernel;
import org.inkling.nn.internal.float32.FloatKernels;

/** Runs a float32 network. Reusable, allocates nothing per run, for one thread at a time. */
public final class FloatExecutor {

    private final Network network;
    private final List<float[]> arrays;
    private final List<Kernel> kernels;

    /** @throws IllegalArgumentException for an int8 network */
    public FloatExecutor(Network network) {
        if (network.isQuantized()) {
            throw new IllegalArgumentException("an int8 network; use Int8Executor");
        }
        this.network = network;
        this.arrays = network.tensors().stream().map(tensor -> new float[tensor.shape().size()]).toList();
        FloatKernels binder = new FloatKernels(network, arrays);
        this.kernels = network.operators().stream().map(binder::kernel).toList();
    }

    /** Number of values in. */
    public int inputSize() {
        return network.inputTensor().shape().size();
    }

    /** Number of values out. */
    public int outputSize() {
        return network.outputTensor().shape().size();
    }

    /** Runs once, {@link #inputSize()} values in, {@link #outputSize()} values out. */
    public void run(float[] input, float[] output) {
        System.arraycopy(input, 0, arrays.get(network.input()), 0, inputSize());
        for (int k = 0; k < kernels.size(); k++) {
            kernels.get(k).run();
        }
        System.arraycopy(arrays.get(network.output()), 0, output, 0, outputSize());
    }

    /** Runs once and gives a new array. */
    public float[] run(float[] input) {
        float[] output = new float[outputSize()];
        run(input, output);
        return output;
    }

    /** A copy of what a tensor held after the last run. */
    public float[] values(int tensor) {
        return arrays.get(tensor).clone();
    }
}
