package org.inkling.api.dsp;

import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.SignalShape;

/** Writes a signal processing block as C99, constants folded for one use. */
@FunctionalInterface
public interface CEmitter {

    /**
     * @param use    completed, valid parameters
     * @param in     shape of the window
     * @param prefix C identifier put before every global name
     */
    EmittedC emit(BlockUse use, SignalShape in, String prefix);
}
