package org.inkling.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.inkling.api.data.Signal;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspKernel;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.project.CheckedImpulse;

/**
 * The processing blocks of an impulse, opened: turns windows into the features of all blocks, one block after another in impulse order.
 * Not safe for several threads at once: open one each.
 */
public final class FeatureExtractor {

    private record Part(DspKernel kernel, int[] axes, float[] window, int offset) {
    }

    private final SignalShape shape;
    private final List<Part> parts = new ArrayList<>();
    private final int size;

    /** @throws IllegalArgumentException when the impulse has errors */
    public FeatureExtractor(BlockCatalog catalog, CheckedImpulse impulse) {
        this.shape = impulse.window().orElseThrow(() -> new IllegalArgumentException("the shape of the window is not known"));
        int offset = 0;
        for (BlockUse use : impulse.impulse().dsp()) {
            DspBlock block = catalog.dspBlock(use.type()).orElseThrow(() -> new IllegalArgumentException("no block " + use.type()));
            SignalShape in = shape.select(use.inputs());
            int[] axes = in.axes().stream().mapToInt(shape.axes()::indexOf).toArray();
            parts.add(new Part(block.open(use, in), axes, new float[in.size()], offset));
            offset += block.shape(use, in).size();
        }
        this.size = offset;
    }

    /** Number of features of all blocks together. */
    public int size() {
        return size;
    }

    /** Shape of the window. */
    public SignalShape window() {
        return shape;
    }

    /**
     * Features of one window.
     *
     * @param window   frames × axes of the impulse, axis fastest
     * @param features takes {@link #size()} values
     */
    public void extract(float[] window, float[] features, int offset) {
        int all = shape.axes().size();
        for (Part part : parts) {
            int count = part.axes.length;
            if (count == all) {
                part.kernel.extract(window, features, offset + part.offset);
                continue;
            }
            for (int frame = 0; frame < shape.frames(); frame++) {
                for (int a = 0; a < count; a++) {
                    part.window[frame * count + a] = window[frame * all + part.axes[a]];
                }
            }
            part.kernel.extract(part.window, features, offset + part.offset);
        }
    }

    /**
     * Cuts a window out of a sample: picks the impulse's axes, fills up with zeros behind the end.
     *
     * @param axes  for each axis of the window its place in a frame of the sample
     * @param start first frame
     */
    public static void cut(Signal sample, int[] axes, int start, int frames, float[] window) {
        int width = sample.schema().axes().size();
        int available = Math.min(frames, sample.frames() - start);
        float[] values = sample.values();
        for (int frame = 0; frame < available; frame++) {
            for (int a = 0; a < axes.length; a++) {
                window[frame * axes.length + a] = values[(start + frame) * width + axes[a]];
            }
        }
        Arrays.fill(window, available * axes.length, frames * axes.length, 0f);
    }
}
