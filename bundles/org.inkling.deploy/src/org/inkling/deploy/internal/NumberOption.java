package org.inkling.deploy.internal;

import java.util.List;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.parameter.Parameter;

/** The option of targets that let people choose between the int8 and the float32 network. */
final class NumberOption {

    static final String KEY = "type";

    private static final String INT8 = "int8";
    private static final String FLOAT32 = "float32";

    static final Parameter PARAMETER = Parameter.choice(KEY, "Numbers", INT8, List.of(INT8, FLOAT32),
            "int8 is smaller and faster, and bit for bit what the workbench shows; float32 is the network as it was trained.");

    private NumberOption() {
    }

    /** Whether the float32 network is wanted, or the only one there is of a model made elsewhere. */
    static boolean isFloat32(DeployRequest request) {
        if (ClassCheck.isModelAlone(request) && request.int8().length == 0) {
            return true;
        }
        return request.options().has(KEY) && request.options().text(KEY).equals(FLOAT32);
    }
}
