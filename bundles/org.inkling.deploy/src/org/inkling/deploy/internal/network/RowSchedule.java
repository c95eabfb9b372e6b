package org.inkling.deploy.internal.network;

import java.util.Arrays;
import java.util.List;

import org.inkling.nn.Network;
import org.inkling.nn.Shape;

/**
 * Runs the loops of a {@link RowChain} without the arithmetic to learn how many rows must be kept between its stages, and whether the last
 * may write over the input of the first.
 */
final class RowSchedule {

    private final Network network;
    private final List<RowStage> stages;
    private final int[] steps;
    private final int[] made;
    private final int[] kept;
    private boolean inPlace = true;

    RowSchedule(Network network, List<RowStage> stages, int[] steps) {
        this.network = network;
        this.stages = stages;
        this.steps = steps;
        made = new int[stages.size()];
        kept = new int[stages.size()];
        int last = stages.size() - 1;
        run(last, height(last));
    }

    private int height(int stage) {
        return network.tensor(stages.get(stage).output()).shape().dim(1);
    }

    /** Makes rows of a stage until so many are there, as the generated loops do. */
    private void run(int stage, int rows) {
        while (made[stage] < rows) {
            if (stage > 0) {
                run(stage - 1, stages.get(stage).needed(made[stage] + steps[stage], network));
            }
            made[stage] += steps[stage];
            if (stage == stages.size() - 1) {
                inPlace &= writesBehindReads();
            } else {
                kept[stage] = Math.max(kept[stage], made[stage] - lowest(stage));
            }
        }
    }

    /** The first row made by a stage that something still reads. */
    private int lowest(int stage) {
        int lowest = stages.get(stage + 1).lowest(made[stage + 1]);
        for (int reader = stage + 1; reader < stages.size(); reader++) {
            if (stages.get(reader).residual() == stages.get(stage).output()) {
                lowest = Math.min(lowest, made[reader]);
            }
        }
        return lowest;
    }

    /** Whether all that the last stage has written so far lies before all that is still read of the first's input. */
    private boolean writesBehindReads() {
        int last = stages.size() - 1;
        int input = stages.get(0).input();
        int lowest = stages.get(0).lowest(made[0]);
        for (int reader = 0; reader < stages.size(); reader++) {
            if (stages.get(reader).residual() == input) {
                lowest = Math.min(lowest, made[reader]);
            }
        }
        Shape in = network.tensor(input).shape();
        long read = Math.max(0L, lowest) * in.dim(2) * in.dim(3);
        Shape out = network.tensor(stages.get(last).output()).shape();
        return lowest >= in.dim(1) || (long) Math.min(made[last], out.dim(1)) * out.dim(2) * out.dim(3) <= read;
    }

    /** Rows to be kept behind each stage but the last, padding included. */
    int[] kept() {
        return Arrays.copyOf(kept, kept.length - 1);
    }

    /** Whether the output may lie where the input starts. */
    boolean inPlace() {
        return inPlace;
    }
}
