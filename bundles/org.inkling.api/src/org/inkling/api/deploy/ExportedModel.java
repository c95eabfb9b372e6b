package org.inkling.api.deploy;

import org.inkling.api.OperationException;

/** An exported impulse that runs on this computer. For one thread at a time. */
public interface ExportedModel extends AutoCloseable {

    /**
     * Answer of an exported impulse to one window.
     *
     * @param outputs  the network's own int8 outputs, one per class
     * @param scores   0..1, one per class
     * @param features what the network saw before standardisation and quantisation; empty when the export does not give them away
     */
    record Answer(byte[] outputs, float[] scores, float[] features) {
    }

    /**
     * Classifies one window.
     *
     * @param window frames × axes values, axis fastest
     * @throws OperationException when the exported code fails
     */
    Answer run(float[] window) throws OperationException;

    @Override
    void close();
}
