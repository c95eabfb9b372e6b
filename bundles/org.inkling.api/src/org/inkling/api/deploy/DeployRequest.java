package org.inkling.api.deploy;

import java.util.List;
import java.util.Optional;

import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.parameter.ParameterValues;

/**
 * A trained impulse to be exported.
 *
 * @param project      name of the lab project
 * @param impulse      completed parameters
 * @param window       shape of the window
 * @param classes      class names in output order
 * @param standardiser float step before the network
 * @param float32      the network as float32 {@code .tflite}
 * @param int8         the network as int8 {@code .tflite}
 * @param threshold    below this score the answer is "uncertain", 0..1
 * @param sampleWindow a window of the dataset used in the exported example, axis fastest
 * @param options      completed values of {@link DeploymentTarget#schema()}
 */
public record DeployRequest(String project, Impulse impulse, SignalShape window, List<String> classes, Optional<Standardiser> standardiser,
        byte[] float32, byte[] int8, double threshold, float[] sampleWindow, ParameterValues options) {

    public DeployRequest {
        classes = List.copyOf(classes);
    }
}
