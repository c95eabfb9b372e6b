package org.inkling.osgi.tests;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.engine.Catalog;
import org.inkling.engine.FeatureExtractor;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.LabProject;

/** The windows of a project's samples and their features, cut and computed as the engine does. */
final class NetworkRows {

    private final List<float[]> windows = new ArrayList<>();
    private final List<float[]> features = new ArrayList<>();

    NetworkRows(LabProject lab, String impulseName, Split split) throws Exception {
        Catalog catalog = Services.need(Catalog.class);
        CheckedImpulse impulse = lab.check(lab.document(impulseName), catalog).orElseThrow();
        FeatureExtractor extractor = new FeatureExtractor(catalog, impulse);
        int frames = extractor.window().frames();
        int step = (int) Math.floor(impulse.impulse().input().increaseMs() / extractor.window().intervalMs());
        for (SampleRef sample : lab.samples()) {
            for (int start = 0; sample.split() == split && sample.enabled() && start + frames <= sample.frames(); start += step) {
                float[] window = new float[extractor.window().size()];
                FeatureExtractor.cut(lab.read(sample), new int[]{ 0, 1, 2 }, start, frames, window);
                float[] row = new float[extractor.size()];
                extractor.extract(window, row, 0);
                windows.add(window);
                features.add(row);
            }
        }
    }

    List<float[]> windows() {
        return windows;
    }

    List<float[]> features() {
        return features;
    }
}
