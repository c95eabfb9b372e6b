package org.inkling.api.sensor;

import org.inkling.api.OperationException;

/**
 * A device in use. Requests return at once; what they bring comes to the {@link SampleSink}. One sample or one stream at a time.
 * Methods may be called from several threads.
 */
public interface SensorSession extends AutoCloseable {

    /** The device as it is known now. */
    SensorEndpoint endpoint();

    /**
     * Asks for one sample, as remote management does: label, length, interval, sensor and key go to the device, its states come back
     * with {@link SampleSink#state}, the sample with {@link SampleSink#store}, and a failure with {@link SampleSink#failed}.
     *
     * @throws OperationException when the request cannot be carried out: no such sensor, another one is running, the device is gone
     */
    void sample(SampleRequest request) throws OperationException;

    /** Asks the device to give up the sample it is recording; nothing is stored of it. Does nothing when there is none. */
    void stopSampling();

    /** Asks for frames while they are measured; they come with {@link SampleSink#frames}, pictures with {@link SampleSink#picture}. */
    void startStream(StreamRequest request) throws OperationException;

    /** Ends the stream; no frame comes after this returned. Does nothing when there is none. */
    void stopStream();

    /** Ends whatever is running and lets the device go; the sink hears no more of it. May be called twice. */
    @Override
    void close();
}
