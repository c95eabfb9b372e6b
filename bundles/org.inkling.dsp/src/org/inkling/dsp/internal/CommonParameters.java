package org.inkling.dsp.internal;

import org.inkling.api.parameter.Parameter;

/** Parameters several blocks have. */
public final class CommonParameters {

    public static final String SCALE_AXES = "scale_axes";

    /** Factor applied to every value first. */
    public static final Parameter SCALE = Parameter.number(SCALE_AXES, "Scale axes", 1, -1e9, 1e9,
            "Every value is multiplied by this first. Use it to bring axes of very different ranges to a similar size.").in("Scaling");

    private CommonParameters() {
    }
}
