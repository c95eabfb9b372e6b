package org.inkling.api.sensor;

import org.inkling.api.parameter.ParameterValues;

/**
 * What is to be streamed.
 *
 * @param sensor     name of one of the device's sensors
 * @param intervalMs milliseconds between two frames; 0 for a camera
 * @param options    completed values of {@link SensorEndpoint#options()}
 */
public record StreamRequest(String sensor, double intervalMs, ParameterValues options) {
}
