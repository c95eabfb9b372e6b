package org.inkling.deploy.internal.network;

import java.util.List;

/** Sets of layer writers; which one packs the weights is the choice of the target. */
public final class Kernels {

    /** Plain C99 for any processor. */
    public static final List<LayerWriter> PORTABLE = List.of(new DenseWriter(), new ConvolutionWriter(), new PoolWriter(), new MeanWriter(),
            new AddWriter(), new SoftmaxWriter(), new LookupWriter(), new CopyWriter(), new ResizeWriter());

    private Kernels() {
    }
}
