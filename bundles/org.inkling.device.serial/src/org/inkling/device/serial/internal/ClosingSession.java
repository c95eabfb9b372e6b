package org.inkling.device.serial.internal;

import org.inkling.api.OperationException;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;

/** A session that tells when it has ended, so that its port can be used again. */
record ClosingSession(SensorSession session, Runnable ended) implements SensorSession {

    @Override
    public SensorEndpoint endpoint() {
        return session.endpoint();
    }

    @Override
    public void sample(SampleRequest request) throws OperationException {
        session.sample(request);
    }

    @Override
    public void stopSampling() {
        session.stopSampling();
    }

    @Override
    public void startStream(StreamRequest request) throws OperationException {
        session.startStream(request);
    }

    @Override
    public void stopStream() {
        session.stopStream();
    }

    @Override
    public void close() {
        session.close();
        ended.run();
    }
}
