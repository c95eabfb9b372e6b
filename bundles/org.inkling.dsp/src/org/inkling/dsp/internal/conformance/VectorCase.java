package org.inkling.dsp.internal.conformance;

import java.util.List;
import java.util.Map;

import org.inkling.api.impulse.SignalShape;

/**
 * One recorded case.
 *
 * @param name     what people read
 * @param type     type of the block
 * @param version  version of the block
 * @param shape    shape of the window
 * @param params   parameters as recorded; those the block does not have are ignored
 * @param lab2020  recorded from the code of 2020
 * @param window   values, axis fastest
 * @param features expected; {@link Double#NaN} where the recorded code found none for an axis that does not change
 */
public record VectorCase(String name, String type, int version, SignalShape shape, Map<String, Object> params, boolean lab2020,
        float[] window, double[] features) {

    List<String> axes() {
        return shape.axes();
    }
}
