package org.inkling.deploy.internal;

import java.util.Arrays;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.parameter.Parameter;
import org.inkling.deploy.Processor;

/** The option of targets that let people choose what the weights are packed for. */
final class ProcessorOption {

    static final String KEY = "processor";

    static final Parameter PARAMETER = Parameter.choice(KEY, "Processor", Processor.ANY.id(),
            Arrays.stream(Processor.values()).map(Processor::id).toList(),
            "What the weights are packed for: any is the smallest, cortex-m the fastest on a Cortex-M4, M7 or M33. Results are the same.");

    private ProcessorOption() {
    }

    static Processor of(DeployRequest request) {
        return request.options().has(KEY) ? Processor.of(request.options().text(KEY)) : Processor.ANY;
    }
}
