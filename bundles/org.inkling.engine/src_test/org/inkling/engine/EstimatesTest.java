package org.inkling.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.BoardPack;
import org.inkling.api.deploy.DeviceEstimator;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate;
import org.inkling.api.deploy.ModelType;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.internal.operations.EstimateOperation;
import org.inkling.engine.internal.operations.InfoOperation;
import org.inkling.engine.internal.operations.RunOperation;
import org.inkling.project.LabProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatesTest {

    @TempDir
    private Path folder;

    private final Catalog catalog = new Catalog();
    private final Estimates estimates = new Estimates(catalog);

    /** A thousand cycles and a kilobyte for anything; a network adds a byte of ROM for each of its own. */
    private static final class Flat implements DeviceEstimator {

        @Override
        public Set<String> cores() {
            return Set.of("any");
        }

        @Override
        public Estimate estimate(Impulse impulse, SignalShape window, boolean standardised, byte[] network, Board board) {
            LayerEstimate step = new LayerEstimate(LayerEstimate.Part.DSP, "all", "", 1000, 1e6 / board.clockHz(), 1024, network.length);
            return new Estimate(board, ModelType.INT8, List.of(step), 1024, 0, 4L * window.size(), 0, network.length);
        }

        @Override
        public Estimate estimate(byte[] network, Board board) {
            return new Estimate(board, ModelType.INT8, List.of(), 1024, 0, 0, 0, network.length);
        }

        @Override
        public List<Problem> fit(Impulse impulse, Estimate estimate) {
            return estimate.ramBytes() <= estimate.board().ramBytes()
                    ? List.of()
                    : List.of(Problem.error("board.ram", Location.of(impulse.name() + ".impulse"), "Too large.", OTHER_BOARD));
        }
    }

    @BeforeEach
    void boards() {
        catalog.addDspBlock(new MeanBlock("spectral-analysis"));
        catalog.addLearner(new CentroidLearner());
        catalog.addBoardPack(new BoardPack() {

            @Override
            public InputStream open(String path) {
                return new ByteArrayInputStream(("schema: 1\nid: " + path + "\nname: Board " + path + "\ncore: any\nclock_hz: 1000000\n"
                        + "flash_bytes: 100000\nram_bytes: " + (path.equals("tiny") ? 100 : 100_000) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public List<String> boards() {
                return List.of("tiny", "st.b-l475e-iot01a");
            }
        });
    }

    private static <R> R run(org.inkling.api.operation.Operation<R> operation, LabProject lab, Map<String, Object> arguments)
            throws OperationException {
        return operation.run(operation.arguments().complete(ParameterValues.of(arguments), "", "", p -> {
            throw new IllegalArgumentException(p.toString());
        }), lab, new Recorder());
    }

    @Test
    void theReportOfATrainingSaysWhatItCosts() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        estimates.setEstimator(new Flat());
        Report report = run(new RunOperation(catalog, estimates), lab, Map.of());
        Report.OnDevice costs = report.onDevice();
        assertNotNull(costs);
        assertEquals("st.b-l475e-iot01a", costs.board());
        assertEquals(1.0, costs.whole().milliseconds());
        assertTrue(costs.int8().romBytes() > 0);
        assertEquals(report, new ResultStore(lab.root(), report.impulse()).report().orElseThrow());
        assertEquals(null, run(new RunOperation(catalog), lab, Map.of()).onDevice());
    }

    @Test
    void aModelThatDoesNotFitIsAProblemThatNamesABoard() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        estimates.setEstimator(new Flat());
        run(new RunOperation(catalog), lab, Map.of());
        assertEquals(List.of(), run(new EstimateOperation(estimates), lab, Map.of()).problems());
        EstimateResult tiny = run(new EstimateOperation(estimates), lab, Map.of("board", "tiny"));
        assertTrue(tiny.trained());
        assertEquals(2, tiny.estimates().size());
        assertTrue(tiny.problems().get(0).contains("for example st.b-l475e-iot01a"), tiny.problems().toString());
        assertEquals(List.of(), run(new InfoOperation(catalog, estimates), lab, Map.of()).problems().stream()
                .filter(p -> p.contains("Too large")).toList());
    }

    @Test
    void beforeTrainingOnlyTheBlocksAreEstimated() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        estimates.setEstimator(new Flat());
        EstimateResult found = run(new EstimateOperation(estimates), lab, Map.of());
        assertEquals(1, found.estimates().size());
        assertEquals(0, found.estimates().get(0).romBytes());
    }

    @Test
    void aBoardThatIsNotInstalledIsSaid() throws Exception {
        LabProject lab = TestLabs.lab(folder);
        assertEquals(List.of(), estimates.problems(lab, "motion"), "nothing is said where nothing can be estimated");
        estimates.setEstimator(new Flat());
        catalog.removeBoardPack(catalog.boardPack("tiny").orElseThrow());
        assertEquals(List.of("board.unknown"), estimates.problems(lab, "motion").stream().map(Problem::code).toList());
    }
}
