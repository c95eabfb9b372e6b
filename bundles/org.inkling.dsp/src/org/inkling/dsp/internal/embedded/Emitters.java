package org.inkling.dsp.internal.embedded;

import java.util.Map;

import org.inkling.api.dsp.CEmitter;

/** The C form of each built-in block; it does for every version. */
public final class Emitters {

    private static final Map<String, CEmitter> BY_TYPE = Map.of("spectral-analysis", new SpectralEmitter(), "flatten", new FlattenEmitter(),
            "raw", new RawEmitter());

    private Emitters() {
    }

    /** @throws IllegalArgumentException for a type that is not built in */
    public static CEmitter of(String type) {
        CEmitter emitter = BY_TYPE.get(type);
        if (emitter == null) {
            throw new IllegalArgumentException("no C for " + type);
        }
        return emitter;
    }
}
