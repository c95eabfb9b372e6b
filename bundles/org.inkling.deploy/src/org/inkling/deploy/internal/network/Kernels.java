package org.inkling.deploy.internal.network;

import java.util.List;
import java.util.stream.Stream;

/** Sets of layer writers; which one packs the weights is the choice of the target. */
public final class Kernels {

    /** Plain C99 for any processor. */
    public static final List<LayerWriter> PORTABLE = List.of(new DenseWriter(), new ConvolutionWriter(), new PoolWriter(), new MeanWriter(),
            new AddWriter(), new SoftmaxWriter(), new LookupWriter(), new CopyWriter(), new ResizeWriter());

    /** Weights packed for the DSP extension of Cortex-M; the C around it gives the same bits on any processor. */
    public static final List<LayerWriter> CORTEX_M = Stream
            .concat(Stream.of(new PackedDenseWriter(), new PackedConvolutionWriter(), new PackedMaxPoolWriter(),
                    new PackedDepthwiseWriter()), PORTABLE.stream())
            .toList();

    /** Plain C99 for float32 networks. */
    public static final List<LayerWriter> FLOAT32 = List.of(new FloatConvolutionWriter(), new FloatElementWriter());

    private Kernels() {
    }
}
