package org.inkling.api.impulse;

import java.util.List;

/**
 * Shape of a block's features, known before any data.
 *
 * @param names    a name for each feature, in order
 * @param width    columns when the features are an image or spectrogram (frames of a spectrogram), else the number of features
 * @param height   rows when the features are an image or spectrogram (coefficients), else 1
 * @param channels colour channels of an image, else 1
 * @param estimate what extracting them costs
 */
public record FeatureShape(List<String> names, int width, int height, int channels, ResourceEstimate estimate) {

    public FeatureShape {
        names = List.copyOf(names);
    }

    /** A flat list of features. */
    public static FeatureShape flat(List<String> names, ResourceEstimate estimate) {
        return new FeatureShape(names, names.size(), 1, 1, estimate);
    }

    public int size() {
        return names.size();
    }

    /** Features of several blocks one after another: one block keeps its shape, more become a flat list, with costs added and the largest RAM. */
    public static FeatureShape join(List<FeatureShape> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        long cycles = 0;
        int ram = 0;
        int rom = 0;
        for (FeatureShape part : parts) {
            cycles += part.estimate.cycles();
            ram = Math.max(ram, part.estimate.ramBytes());
            rom += part.estimate.romBytes();
        }
        return flat(parts.stream().flatMap(p -> p.names.stream()).toList(), new ResourceEstimate(cycles, ram, rom));
    }
}
