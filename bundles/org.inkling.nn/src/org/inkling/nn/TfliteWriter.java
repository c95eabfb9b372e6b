package org.inkling.nn;

import org.inkling.nn.internal.tflite.NetworkWriter;

/** Writes a network as a {@code .tflite} file (schema 3), float32 or full int8. The same network gives the same bytes. */
public final class TfliteWriter {

    private TfliteWriter() {
    }

    /** The file; input and output have the network's type. */
    public static byte[] write(Network network) {
        return write(network, false);
    }

    /**
     * The file.
     *
     * @param floatEnds an int8 network gets a QUANTIZE before and a DEQUANTIZE after, for runtimes without int8 tensors; a float32 network
     *                  is written as it is
     * @throws IllegalArgumentException for a pooling window padded in a way that TensorFlow Lite cannot express
     */
    public static byte[] write(Network network, boolean floatEnds) {
        return new NetworkWriter(network, floatEnds && network.isQuantized()).write();
    }
}
