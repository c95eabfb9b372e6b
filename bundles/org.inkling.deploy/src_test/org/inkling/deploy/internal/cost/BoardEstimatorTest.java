package org.inkling.deploy.internal.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate.Part;
import org.inkling.api.deploy.ModelType;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.Learner;
import org.inkling.deploy.internal.network.NetworkSource;
import org.inkling.nn.Fusion;
import org.inkling.nn.TfliteReader;
import org.junit.jupiter.api.Test;

class BoardEstimatorTest {

    private static final BlockCatalog NO_BLOCKS = new BlockCatalog() {

        @Override
        public List<DspBlock> dspBlocks() {
            return List.of();
        }

        @Override
        public List<Learner> learners() {
            return List.of();
        }
    };

    private final BoardEstimator estimator = new BoardEstimator(NO_BLOCKS);

    private static Board board(String core, long clock, long flash, long ram, double factor) {
        return new Board("test." + core, "Test board", core, clock, flash, ram, factor);
    }

    private static byte[] model(String name) throws IOException {
        Path file = Path.of(System.getProperty("inkling.shared", "../../../shared")).resolve("models").resolve(name + ".tflite");
        assumeTrue(Files.exists(file), file + ": shared data not found");
        return Files.readAllBytes(file);
    }

    /** Modelled cycles of the harness, docs/user/on-the-device-estimate.md; the estimate has to be within 15 %. */
    @Test
    void theLabsNetworkOnACortexM4() throws IOException, OperationException {
        Estimate estimate = estimator.estimate(model("lab-nets/net_a"), board("cortex-m4f", 80_000_000, 1 << 20, 1 << 17, 1));
        assertEquals(ModelType.INT8, estimate.type());
        assertEquals(2257, estimate.cycles(), 0.15 * 2257);
        assertEquals(estimate.cycles() / 80e3, estimate.milliseconds(Part.NETWORK), 1e-3);
        assertEquals(4, estimate.steps().size(), "three dense layers and a softmax");
        assertTrue(estimate.romBytes() > 1500 && estimate.romBytes() < 2500, "ROM " + estimate.romBytes());
        assertTrue(estimate.ramBytes() > 50 && estimate.ramBytes() < 300, "RAM " + estimate.ramBytes());
    }

    @Test
    void waitStatesClockAndCoreCount() throws IOException, OperationException {
        byte[] net = model("lab-nets/net_a");
        double plain = estimator.estimate(net, board("cortex-m4f", 80_000_000, 1 << 20, 1 << 17, 1)).milliseconds();
        assertEquals(1.2 * plain, estimator.estimate(net, board("cortex-m4f", 80_000_000, 1 << 20, 1 << 17, 1.2)).milliseconds(), 1e-9);
        assertEquals(2 * plain, estimator.estimate(net, board("cortex-m4f", 40_000_000, 1 << 20, 1 << 17, 1)).milliseconds(), 1e-9);
        for (String core : estimator.cores()) {
            double ms = estimator.estimate(net, board(core, 80_000_000, 1 << 20, 1 << 17, 1)).milliseconds();
            boolean faster = List.of("cortex-m4f", "cortex-m7", "webassembly").contains(core);
            assertEquals(faster, ms <= plain, core + " " + ms);
        }
    }

    @Test
    void floatNetworksAreEstimatedToo() throws IOException, OperationException {
        byte[] net = model("mlperf-tiny/kws_ref_model_float32");
        Board board = board("cortex-m4f", 80_000_000, 1 << 20, 1 << 17, 1);
        Estimate float32 = estimator.estimate(net, board);
        Estimate int8 = estimator.estimate(model("mlperf-tiny/kws_ref_model"), board);
        assertEquals(ModelType.FLOAT32, float32.type());
        assertTrue(float32.cycles() > 2 * int8.cycles() && float32.constBytes() > 2 * int8.constBytes());
    }

    @Test
    void aBoardThatIsTooSmallIsAProblemWithWaysOut() throws IOException, OperationException {
        Impulse impulse = new Impulse(1, "motion", new InputBlock(InputBlock.TIME_SERIES, List.of("x"), 33, 1, 1, false), List.of(),
                List.of());
        Board uno = board("avr", 16_000_000, 32 << 10, 2 << 10, 1);
        Estimate estimate = estimator.estimate(impulse, new SignalShape(9216, List.of("x"), 1), false, model("lab-nets/net_c"), uno);
        List<Problem> problems = estimator.fit(impulse, estimate);
        assertEquals(List.of("board.ram", "board.flash"), problems.stream().map(Problem::code).toList());
        assertTrue(problems.stream().allMatch(p -> p.resolutions().size() >= 2), problems.toString());
        Board phone = board("webassembly", 2_000_000_000, 1 << 26, 1 << 28, 1);
        assertEquals(List.of(), estimator.fit(impulse, estimator.estimate(model("lab-nets/net_c"), phone)));
    }

    @Test
    void anUnknownCoreIsAProblem() throws IOException {
        byte[] net = model("lab-nets/net_a");
        assertThrows(OperationException.class, () -> estimator.estimate(net, board("z80", 1, 1, 1, 1)));
    }

    /** A kernel without figures would cost nothing: then releng/scripts/calibrate.sh has to run again. */
    @Test
    void everyKernelOfTheModelsIsMeasured() throws IOException, OperationException {
        for (String core : List.of("cortex-m4f", "xtensa-lx6")) {
            Core family = Core.of(core).orElseThrow();
            for (String name : List.of("lab-nets/net_a", "lab-nets/net_b", "lab-nets/net_c", "mlperf-tiny/ad01_int8",
                    "mlperf-tiny/kws_ref_model",
                    "mlperf-tiny/pretrainedResnet_quant", "mlperf-tiny/vww_96_int8")) {
                NetworkSource source = new NetworkSource(Fusion.padding(TfliteReader.read(model(name), Location.of(name))),
                        family.kernels());
                for (NetworkSource.Step step : source.steps()) {
                    if (step.calls() > 0) {
                        assertTrue(family.costs().cycles(step, source.steps()) > 0, core + ", " + name + ": " + step.kernels());
                    }
                }
            }
        }
    }
}
