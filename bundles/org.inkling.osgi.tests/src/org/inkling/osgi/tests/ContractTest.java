package org.inkling.osgi.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.inkling.api.OperationException;
import org.inkling.api.deploy.BoardPack;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.nn.Activation;
import org.inkling.nn.Network;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.Quantizer;
import org.inkling.nn.TfliteWriter;
import org.inkling.tck.BoardPackContract;
import org.inkling.tck.DeploymentTargetContract;
import org.inkling.tck.DspBlockContract;
import org.inkling.tck.SensorConnectorContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Holds every installed block, pack and target to its contract. */
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

    @TestFactory
    Stream<DynamicTest> deploymentTargets() throws InvalidSyntaxException, OperationException {
        DeployRequest request = request();
        return services(DeploymentTarget.class).stream().flatMap(target -> DeploymentTargetContract.of(target, request));
    }

    /** Raw data of 4 frames with 3 axes into a small network. */
    private static DeployRequest request() throws InvalidSyntaxException, OperationException {
        DspBlock raw = services(DspBlock.class).stream().filter(block -> block.info().type().equals("raw")).findFirst().orElseThrow();
        int version = raw.info().versions().get(0);
        SignalShape window = new SignalShape(4, List.of("accX", "accY", "accZ"), 16);
        BlockUse use = new BlockUse("raw", "Raw", "raw", version, List.of(),
                raw.schema(version).complete(ParameterValues.EMPTY, "", "", problem -> {
                    throw new AssertionError(problem.toString());
                }));
        Random random = new Random(1);
        Network network = new NetworkBuilder(window.size()).dense(numbers(random, 2 * window.size()), numbers(random, 2), Activation.NONE)
                .softmax()
                .build();
        List<float[]> rows = Stream.generate(() -> numbers(random, window.size())).limit(20).toList();
        Impulse impulse = new Impulse(1, "motion", new InputBlock(InputBlock.TIME_SERIES, window.axes(), 64, 16, 16, false), List.of(use),
                List.of(new BlockUse("nn", "NN", "neural-network", 1, List.of(), ParameterValues.EMPTY)));
        return new DeployRequest("Contract", impulse, window, List.of("idle", "wave"), Optional.empty(), TfliteWriter.write(network),
                TfliteWriter.write(Quantizer.quantize(network, rows)), 0.6, rows.get(0), ParameterValues.EMPTY);
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static <T> List<T> services(Class<T> type) throws InvalidSyntaxException {
        BundleContext context = FrameworkUtil.getBundle(ContractTest.class).getBundleContext();
        List<T> found = context.getServiceReferences(type, null).stream().map(context::getService).toList();
        assertFalse(found.isEmpty(), "no " + type.getSimpleName() + " is installed");
        return found;
    }
}
