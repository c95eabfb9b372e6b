package org.inkling.api.deploy;

import java.util.List;
import java.util.Set;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;

/** Says what an impulse costs on a board before anything is flashed, a DS service. Stateless and safe for many threads; takes milliseconds. */
public interface DeviceEstimator {

    /** Label of the last way out when something does not fit. */
    String OTHER_BOARD = "Choose another board";

    /** Names a {@link Board#core()} can have. */
    Set<String> cores();

    /**
     * Estimates an impulse.
     *
     * @param impulse      completed parameters
     * @param window       shape of the window
     * @param standardised whether features are standardised before the network
     * @param network      a float32 or int8 {@code .tflite} file; empty before training: then only the processing blocks are estimated
     * @throws OperationException when the network cannot be read or written as code, or the core is not known
     */
    Estimate estimate(Impulse impulse, SignalShape window, boolean standardised, byte[] network, Board board) throws OperationException;

    /** Estimates a network on its own, for example an imported one. */
    Estimate estimate(byte[] network, Board board) throws OperationException;

    /** What does not fit the board, with ways out; empty when all does. */
    List<Problem> fit(Impulse impulse, Estimate estimate);
}
