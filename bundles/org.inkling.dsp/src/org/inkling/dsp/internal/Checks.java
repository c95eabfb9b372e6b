package org.inkling.dsp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.impulse.BlockUse;

/** Collects what is wrong with one use of a block. */
public final class Checks {

    /** Action that sets a value in the impulse: arguments {@code element} and {@code value}; who knows the file adds its name. */
    public static final String SET_PARAMETER = "impulse.set";

    private final List<Problem> problems = new ArrayList<>();
    private final String prefix;

    Checks(BlockUse use) {
        prefix = "dsp." + use.id();
    }

    /** Where the block stands. */
    String prefix() {
        return prefix;
    }

    public void add(Problem problem) {
        problems.add(problem);
    }

    /** An error in one parameter. */
    public void error(String code, String parameter, String summary, Resolution... resolutions) {
        problems.add(new Problem(Severity.ERROR, code, Location.of("", prefix + "." + parameter), summary, List.of(resolutions)));
    }

    /** Sets a parameter of this block to a value that is allowed. */
    public Resolution set(String parameter, String label, Object value) {
        return new Resolution(label, SET_PARAMETER, Map.of("element", prefix + "." + parameter, "value", String.valueOf(value)));
    }

    boolean failed() {
        return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
