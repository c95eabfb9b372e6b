package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.CheckedImpulse;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {

    private static final SignalShape WINDOW = new SignalShape(2, List.of("x", "y"), 16);
    /** Frames (1, 10) and (3, 30). */
    private static final float[] VALUES = { 1, 10, 3, 30 };

    private static float[] extract(String... axes) {
        Catalog catalog = new Catalog();
        catalog.addDspBlock(new MeanBlock("mean"));
        BlockUse use = new BlockUse("m", "Mean", "mean", 1, List.of(axes), ParameterValues.of(Map.of("scale", 1.0)));
        Impulse impulse = new Impulse(1, "test", new InputBlock(InputBlock.TIME_SERIES, List.of("x", "y"), 32, 16, 16, false), List.of(use),
                List.of());
        FeatureExtractor extractor = new FeatureExtractor(catalog, new CheckedImpulse(impulse, Optional.of(WINDOW), Map.of(), List.of()));
        float[] features = new float[extractor.size()];
        extractor.extract(VALUES, features, 0);
        return features;
    }

    @Test
    void axesComeInTheOrderOfTheWindow() {
        assertArrayEquals(new float[]{ 2, 1, 20, 10 }, extract("x", "y"), 1e-6f);
        assertArrayEquals(new float[]{ 2, 1, 20, 10 }, extract("y", "x"), 1e-6f);
        assertArrayEquals(new float[]{ 20, 10 }, extract("y"), 1e-6f);
    }
}
