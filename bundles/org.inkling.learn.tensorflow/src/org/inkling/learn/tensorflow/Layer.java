package org.inkling.learn.tensorflow;

import org.inkling.api.parameter.ParameterValues;

/**
 * One layer whose fields have been checked.
 *
 * @param type   its kind
 * @param fields completed values of {@link LayerType#schema()}
 */
public record Layer(LayerType type, ParameterValues fields) {

    /** A whole number among the fields. */
    public int integer(String name) {
        return fields.integer(name);
    }

    /** Word of the activation; {@code none} for layers that have no such field. */
    public String activation() {
        return fields.has("activation") ? fields.text("activation") : "none";
    }
}
