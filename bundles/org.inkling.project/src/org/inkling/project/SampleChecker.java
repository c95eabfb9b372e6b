package org.inkling.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.data.SampleRef;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;

/** Says whether a sample can be cut into windows of an impulse, and if not, why and what to do. */
public final class SampleChecker {

    private final Impulse impulse;
    private final SignalShape window;

    public SampleChecker(Impulse impulse, SignalShape window) {
        this.impulse = impulse;
        this.window = window;
    }

    /** What keeps an enabled sample from being used; empty when it makes windows. */
    public Optional<Problem> check(SampleRef sample) {
        return check(sample, !sample.label().isEmpty());
    }

    /** The same for a sample whose parts may have labels of their own. */
    public Optional<Problem> check(SampleRef sample, boolean labelled) {
        Location where = Location.of(sample.path());
        Resolution exclude = new Resolution("Exclude the sample", LabProject.ACTION_EXCLUDE, Map.of("path", sample.path()));
        if (!labelled) {
            return Optional.of(new Problem(Severity.WARNING, "data.no-label", where, "The sample has no label and is not used.",
                    List.of(Resolution.advice("Give it a label"), exclude)));
        }
        List<String> missing = new ArrayList<>(window.axes());
        missing.removeAll(sample.schema().axisNames());
        if (!missing.isEmpty()) {
            return Optional.of(new Problem(Severity.WARNING, "data.axes", where, "The sample has no axis " + String.join(", ", missing)
                    + ", which the impulse \"" + impulse.name() + "\" uses.", List.of(exclude)));
        }
        if (!ImpulseChecker.sameInterval(sample.schema().intervalMs(), window.intervalMs())) {
            return Optional.of(new Problem(Severity.WARNING, "data.interval", where, "The sample has a frame every "
                    + ImpulseDocument.format(sample.schema().intervalMs()) + " ms, the impulse \"" + impulse.name() + "\" needs one every "
                    + ImpulseDocument.format(window.intervalMs()) + " ms.", List.of(exclude)));
        }
        return sample.frames() < window.frames() && !impulse.input().padZeros()
                ? Optional.of(tooShort(sample, where, exclude))
                : Optional.empty();
    }

    private Problem tooShort(SampleRef sample, Location where, Resolution exclude) {
        Resolution pad = new Resolution("Zero-pad short samples", LabProject.ACTION_SET,
                Map.of("impulse", impulse.name(), "element", "input.pad_zeros", "value", "true"));
        String fitting = ImpulseDocument.format(Math.floor(sample.frames() * window.intervalMs()));
        Resolution shorten = new Resolution("Shorten the window to " + fitting + " ms", LabProject.ACTION_SET,
                Map.of("impulse", impulse.name(), "element", "input.window_ms", "value", fitting));
        return new Problem(Severity.WARNING, "data.short-file", where, sample.frames() + " frames, the window of \"" + impulse.name()
                + "\" needs " + window.frames() + "; the sample is left out.", List.of(exclude, pad, shorten));
    }
}
