package org.inkling.api.sensor;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;

/**
 * One way to reach devices, a DS service: phones over the network, boards on a serial line, simulations, recordings played again.
 * Every method may be called from several threads.
 */
public interface SensorConnector {

    /** Schemes of the addresses it opens, lower case: {@code sim}. */
    Set<String> schemes();

    /**
     * Devices that are known now. Answers at once: whatever takes time is looked for in the background, with listeners told of it.
     *
     * @param lab the project that asks, since a device can belong to one; null gives devices that belong to none
     */
    List<SensorEndpoint> discover(@Nullable Lab lab);

    /**
     * Begins to use a device. A real device has one session at a time and refuses another; a simulated one may have several.
     *
     * @param endpoint address of one of {@link #schemes()}
     * @param lab      the project data is for; null for none
     * @param sink     takes everything that comes from the device, called from threads of the connector
     * @throws OperationException when there is no such device, it is busy, or it does not answer; with what to do
     */
    SensorSession open(URI endpoint, @Nullable Lab lab, SampleSink sink) throws OperationException;

    /** Tells a listener from any thread whenever {@link #discover} would answer otherwise. */
    default void addListener(Runnable changed) {
        // a connector whose devices never change has nothing to tell
    }

    default void removeListener(Runnable changed) {
        // see addListener
    }
}
