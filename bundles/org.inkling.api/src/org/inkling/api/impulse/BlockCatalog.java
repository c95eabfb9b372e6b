package org.inkling.api.impulse;

import java.util.List;
import java.util.Optional;

import org.inkling.api.dsp.DspBlock;
import org.inkling.api.learn.Learner;

/** The blocks that are installed; changes while packs come and go. */
public interface BlockCatalog {

    /** Every signal processing block, recommended ones first, then by title. */
    List<DspBlock> dspBlocks();

    /** Every learning block, recommended ones first, then by title. */
    List<Learner> learners();

    default Optional<DspBlock> dspBlock(String type) {
        return dspBlocks().stream().filter(b -> b.info().type().equals(type)).findFirst();
    }

    default Optional<Learner> learner(String type) {
        return learners().stream().filter(b -> b.info().type().equals(type)).findFirst();
    }
}
