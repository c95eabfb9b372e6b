package org.inkling.api.sensor;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Signal;

/** Takes what comes from a device. Called from threads of the connector, one call at a time; answers soon. */
public interface SampleSink {

    /**
     * How far the device is with the sample that was asked for.
     *
     * @param progress of this state, 0 to 1; negative when the device does not tell
     */
    default void state(SampleState state, double progress) {
        // not everyone shows it
    }

    /**
     * Stores a sample. It is safe on the disk when this returns, so that the device can be told.
     *
     * @return name of the stored file
     * @throws OperationException when it cannot be read or stored; the device is told, and {@link #failed} is not called for it
     */
    String store(SensorSample sample) throws OperationException;

    /** The sample that was asked for, or the stream, has failed; the session stays open. */
    void failed(Problem problem);

    /** Frames of the stream since the last call, in order and without a gap. */
    default void frames(Signal frames) {
        // only those who asked for a stream
    }

    /** A picture of the stream, JPEG. */
    default void picture(byte[] jpeg) {
        // only those who asked for a stream of pictures
    }

    /** A line for the log of the device. */
    default void log(String line) {
        // not everyone shows it
    }

    /** The device has gone; nothing comes any more. @param why null when it said goodbye */
    default void closed(@Nullable Problem why) {
        // a session that waits for something has a limit of its own
    }
}
