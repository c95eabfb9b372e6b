package org.inkling.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;

/**
 * An impulse with completed parameters and the shapes that flow through it, known before any data is read.
 *
 * @param impulse  parameters completed with defaults; blocks that are not installed keep theirs as written
 * @param window   shape of the window; empty when axes or interval are not known or wrong
 * @param features of each signal processing block that is right, by id, in order
 * @param problems everything found, in text order of discovery
 */
public record CheckedImpulse(Impulse impulse, Optional<SignalShape> window, Map<String, FeatureShape> features, List<Problem> problems) {

    public CheckedImpulse {
        features = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(features));
        problems = List.copyOf(problems);
    }

    /** Whether anything stands in the way of running it. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /** What a learning block gets: the features of its inputs in impulse order; empty when one of them is wrong. */
    public Optional<FeatureShape> featuresFor(BlockUse learn) {
        List<String> ids = inputsOf(learn);
        return ids.isEmpty() || !features.keySet().containsAll(ids)
                ? Optional.empty()
                : Optional.of(FeatureShape.join(ids.stream().map(features::get).toList()));
    }

    /** Ids of the signal processing blocks a learning block uses, in impulse order. */
    public List<String> inputsOf(BlockUse learn) {
        return impulse.dsp().stream().map(BlockUse::id).filter(id -> learn.inputs().isEmpty() || learn.inputs().contains(id)).toList();
    }
}
