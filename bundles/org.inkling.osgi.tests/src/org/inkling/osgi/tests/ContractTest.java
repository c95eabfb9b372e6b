package org.inkling.osgi.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;

import org.inkling.api.deploy.BoardPack;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.tck.BoardPackContract;
import org.inkling.tck.DspBlockContract;
import org.inkling.tck.SensorConnectorContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Holds every installed block and pack to its contract. */
class ContractTest {

    @TestFactory
    Stream<DynamicTest> dspBlocks() throws InvalidSyntaxException {
        return services(DspBlock.class).stream().flatMap(DspBlockContract::of);
    }

    @TestFactory
    Stream<DynamicTest> boardPacks() throws InvalidSyntaxException {
        return services(BoardPack.class).stream().flatMap(BoardPackContract::of);
    }

    @TestFactory
    Stream<DynamicTest> sensorConnectors() throws InvalidSyntaxException {
        return services(SensorConnector.class).stream().flatMap(connector -> SensorConnectorContract.of(connector, null));
    }

    private static <T> List<T> services(Class<T> type) throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(ContractTest.class).getBundleContext();
        List<T> found = context.getServiceReferences(type, null).stream().map(context::getService).toList();
        assertFalse(found.isEmpty(), "no " + type.getSimpleName() + " is installed");
        return found;
    }
}
