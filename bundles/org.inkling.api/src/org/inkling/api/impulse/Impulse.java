package org.inkling.api.impulse;

import java.util.List;

/**
 * A whole impulse as it stands in its file.
 *
 * @param schema version of the file format
 * @param name   file name without extension
 * @param input  how samples become windows
 * @param dsp    signal processing blocks in order
 * @param learn  learning blocks in order
 */
public record Impulse(int schema, String name, InputBlock input, List<BlockUse> dsp, List<BlockUse> learn) {

    public Impulse {
        dsp = List.copyOf(dsp);
        learn = List.copyOf(learn);
    }
}
