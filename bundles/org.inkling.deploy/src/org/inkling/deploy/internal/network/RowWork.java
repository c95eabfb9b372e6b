package org.inkling.deploy.internal.network;

import java.util.Map;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;

/** Counts the trips of the loops of a {@link RowChain}, for estimates. */
final class RowWork {

    private static final int PIXELS = 2;

    private final Network network;
    private long stages;
    private long rows;
    private long products;
    private long outputs;
    private long lines;
    private long points;
    private long widened;
    private long patched;
    private long moved;
    private long summed;

    private RowWork(Network network) {
        this.network = network;
    }

    static Work of(RowChain chain) {
        RowWork work = new RowWork(chain.network());
        for (RowStage stage : chain.stages()) {
            work.stages++;
            work.add(stage);
        }
        return new Work(Map.of()).with("stages", work.stages).with("rows", work.rows).with("products", work.products)
                .with("outputs", work.outputs).with("depthwise.lines", work.lines).with("depthwise.outputs", work.points)
                .with("widened", work.widened).with("patched", work.patched).with("gathered", work.moved).with("summed", work.summed);
    }

    private void add(RowStage stage) {
        Shape out = network.tensor(stage.output()).shape();
        rows += out.dim(1);
        if (stage instanceof RowStage.Dense dense) {
            long values = (long) new Gemm(dense.conv(), network).taps() * out.dim(1) * out.dim(2);
            widened += dense.conv().window().isPointwise() ? values : 0;
            patched += dense.conv().window().isPointwise() ? 0 : values;
            gemm(dense.conv());
        } else if (stage instanceof RowStage.Gather) {
            moved += out.size();
        } else if (stage instanceof RowStage.Separable separable) {
            Shape between = network.tensor(separable.depthwise().output()).shape();
            lines += (long) between.dim(1) * between.dim(3);
            points += (long) between.dim(1) * between.dim(3) * Packing.up(between.dim(2), Gemm.GROUP);
            summed += separable.add().isEmpty() ? 0 : out.size();
            gemm(separable.pointwise());
        }
    }

    private void gemm(Operator.Conv2D conv) {
        Gemm gemm = new Gemm(conv, network);
        Shape out = network.tensor(conv.output()).shape();
        long pixels = Packing.up(out.dim(1) * out.dim(2), PIXELS);
        products += pixels * gemm.taps() * gemm.channels();
        outputs += pixels * gemm.channels();
    }
}
