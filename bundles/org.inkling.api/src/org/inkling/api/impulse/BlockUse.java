package org.inkling.api.impulse;

import java.util.List;

import org.inkling.api.parameter.ParameterValues;

/**
 * A block as used in one impulse. Plain data: it can travel to another process, where the block is opened anew.
 *
 * @param id      short id, unique in the impulse, for example {@code spectral}
 * @param name    what people read, for example {@code Spectral features}
 * @param type    id of the block, for example {@code spectral-analysis}
 * @param version version of the block's behaviour
 * @param inputs  axis names (signal processing) or ids of signal processing blocks (learning); empty means all
 * @param params  completed values
 */
public record BlockUse(String id, String name, String type, int version, List<String> inputs, ParameterValues params) {

    public BlockUse {
        inputs = List.copyOf(inputs);
    }

    public BlockUse withParams(ParameterValues values) {
        return new BlockUse(id, name, type, version, inputs, values);
    }
}
