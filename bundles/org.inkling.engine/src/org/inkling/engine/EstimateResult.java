package org.inkling.engine;

import java.util.List;

import org.inkling.api.deploy.Estimate;

/**
 * What an impulse costs on a board.
 *
 * @param impulse   name of the impulse
 * @param trained   whether there is a model; without one only the processing blocks are estimated
 * @param estimates of the int8 model, then of the float32 model
 * @param problems  what does not fit, one line each
 */
public record EstimateResult(String project, String impulse, boolean trained, List<Estimate> estimates, List<String> problems) {

    public EstimateResult {
        estimates = List.copyOf(estimates);
        problems = List.copyOf(problems);
    }
}
