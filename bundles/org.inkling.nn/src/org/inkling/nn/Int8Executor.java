package org.inkling.nn;

import java.util.Arrays;
import java.util.List;

import org.inkling.nn.internal.Kernel;
import org.inkling.nn.internal.int8.Int8Kernels;

/** Runs an int8 network in integers. Reusable, allocates nothing per run, for one thread at a time. */
public final class Int8Executor {

    private final Network network;
    private final List<byte[]> arrays;
    private final List<Kernel> kernels;

    /** An executor with the device's arithmetic: what generated code computes, bit for bit. */
    public Int8Executor(Network network) {
        this(network, Rounding.DEVICE);
    }

    /** @throws IllegalArgumentException for a float32 network */
    public Int8Executor(Network network, Rounding rounding) {
        if (!network.isQuantized()) {
            throw new IllegalArgumentException("a float32 network; use FloatExecutor or quantise it first");
        }
        this.network = network;
        this.arrays = network.tensors().stream().map(Int8Executor::array).toList();
        Int8Kernels binder = new Int8Kernels(network, arrays, rounding);
        this.kernels = network.operators().stream().map(binder::kernel).toList();
    }

    /** Filled with the zero point, which a pad operator leaves around what it copies. */
    private static byte[] array(Tensor tensor) {
        byte[] array = new byte[tensor.shape().size()];
        Arrays.fill(array, (byte) tensor.quantized().zeroPoint());
        return array;
    }

    /** Number of values in. */
    public int inputSize() {
        return network.inputTensor().shape().size();
    }

    /** Number of values out. */
    public int outputSize() {
        return network.outputTensor().shape().size();
    }

    /** Runs once, {@link #inputSize()} int8 values in, {@link #outputSize()} int8 values out. */
    public void run(byte[] input, byte[] output) {
        System.arraycopy(input, 0, arrays.get(network.input()), 0, inputSize());
        runKernels();
        System.arraycopy(arrays.get(network.output()), 0, output, 0, outputSize());
    }

    /** Runs once and gives a new array. */
    public byte[] run(byte[] input) {
        byte[] output = new byte[outputSize()];
        run(input, output);
        return output;
    }

    /** Quantises the input, runs once, dequantises the output. */
    public void run(float[] input, float[] output) {
        byte[] in = arrays.get(network.input());
        Quantization from = network.inputTensor().quantized();
        for (int i = 0; i < in.length; i++) {
            in[i] = from.quantize(input[i]);
        }
        runKernels();
        byte[] out = arrays.get(network.output());
        Quantization to = network.outputTensor().quantized();
        for (int i = 0; i < out.length; i++) {
            output[i] = to.dequantize(out[i]);
        }
    }

    /** A copy of what a tensor held after the last run. */
    public byte[] values(int tensor) {
        return arrays.get(tensor).clone();
    }

    private void runKernels() {
        for (int k = 0; k < kernels.size(); k++) {
            kernels.get(k).run();
        }
    }
}
