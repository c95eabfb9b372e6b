package org.inkling.deploy.internal.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.DeviceEstimator;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.LayerEstimate;
import org.inkling.api.deploy.ModelType;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.SignalShape;
import org.inkling.deploy.internal.ModelMemory;
import org.inkling.nn.Fusion;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Estimates from measured costs of kernels and the very plan the generator makes: loops, packed weights and arena are those of the code that
 * would be written.
 */
@Component
public final class BoardEstimator implements DeviceEstimator {

    private final BlockCatalog catalog;

    @Activate
    public BoardEstimator(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Set<String> cores() {
        return Core.ids();
    }

    @Override
    public Estimate estimate(Impulse impulse, SignalShape window, boolean standardised, byte[] network, Board board)
            throws OperationException {
        Account account = new Account(board, core(board));
        int scratch = 0;
        int features = 0;
        for (BlockUse use : used(impulse)) {
            DspBlock block = catalog.dspBlock(use.type())
                    .orElseThrow(() -> new OperationException(Problem.error("estimate.block", Location.of(impulse.name() + ".impulse",
                            "dsp." + use.id()), "There is no block \"" + use.type() + "\" here.", "Install the pack it came from")));
            FeatureShape shape = block.shape(use, window);
            int bytes = block.embedded(use.version()).map(c -> c.emit(use, window, "block").scratchBytes())
                    .orElse(shape.estimate().ramBytes());
            account.block(use, shape, bytes);
            scratch = Math.max(scratch, bytes);
            features += shape.size();
        }
        long windowBytes = (long) Float.BYTES * window.size();
        if (network.length == 0) {
            return account.estimate(ModelType.INT8, ModelMemory.of(0, 0, features, scratch).arenaBytes(), windowBytes);
        }
        Network read = Fusion.padding(TfliteReader.read(network, Location.of("model.tflite")));
        account.glue(read.inputTensor().shape().size(), read.outputTensor().shape().size(), standardised, read.isQuantized());
        NetworkCost cost = NetworkCost.of(read, account.core());
        account.network(cost);
        return account.estimate(cost.type(), memory(cost, features, scratch).arenaBytes(),
                windowBytes);
    }

    private static ModelMemory memory(NetworkCost cost, int features, int scratch) {
        return cost.type() == ModelType.INT8
                ? ModelMemory.of(cost.arenaBytes(), cost.inputOffset(), features, scratch)
                : ModelMemory.float32(cost.arenaBytes(), cost.inputOffset(), features, scratch);
    }

    @Override
    public Estimate estimate(byte[] network, Board board) throws OperationException {
        Account account = new Account(board, core(board));
        NetworkCost cost = NetworkCost.of(Fusion.padding(TfliteReader.read(network, Location.of("model.tflite"))), account.core());
        account.network(cost);
        return account.estimate(cost.type(), cost.arenaBytes(), 0);
    }

    private static Core core(Board board) throws OperationException {
        return Core.of(board.core()).orElseThrow(() -> new OperationException(Problem.error("estimate.core", Location.of(board.id()),
                "The board's core \"" + board.core() + "\" is not known.", "Use one of: " + String.join(", ", Core.ids()))));
    }

    /** The blocks whose features go into the network. */
    private static List<BlockUse> used(Impulse impulse) {
        List<String> inputs = impulse.learn().isEmpty() ? List.of() : impulse.learn().get(0).inputs();
        return impulse.dsp().stream().filter(use -> inputs.isEmpty() || inputs.contains(use.id())).toList();
    }

    @Override
    public List<Problem> fit(Impulse impulse, Estimate estimate) {
        Board board = estimate.board();
        List<Problem> problems = new ArrayList<>();
        Location where = Location.of(impulse.name() + ".impulse");
        List<String> advice = new ArrayList<>();
        if (estimate.type() == ModelType.FLOAT32) {
            advice.add("Use the int8 model");
        }
        long ram = estimate.ramBytes() + estimate.windowBytes();
        if (ram > board.ramBytes()) {
            List<String> ways = new ArrayList<>(advice);
            if (estimate.windowBytes() + estimate.ramBytes(LayerEstimate.Part.DSP) > estimate.ramBytes(LayerEstimate.Part.NETWORK)) {
                ways.add("Use a smaller window");
            } else {
                ways.add("Use fewer neurons or filters, or a smaller window");
            }
            ways.add(OTHER_BOARD);
            problems.add(Problem.error("board.ram", where,
                    String.format(Locale.ROOT, "The impulse needs %s of RAM (window %s, working memory %s, stack %s); %s has %s.",
                            kilobytes(ram),
                            kilobytes(estimate.windowBytes()), kilobytes(estimate.arenaBytes()), kilobytes(estimate.stackBytes()),
                            board.name(),
                            kilobytes(board.ramBytes())),
                    ways.toArray(new String[0])));
        }
        if (estimate.romBytes() > board.flashBytes()) {
            List<String> ways = new ArrayList<>(advice);
            ways.add("Use fewer neurons or filters");
            ways.add(OTHER_BOARD);
            problems.add(Problem.error("board.flash", where,
                    String.format(Locale.ROOT, "The impulse needs %s of flash (code %s, weights and tables %s); %s has %s.",
                            kilobytes(estimate.romBytes()), kilobytes(estimate.codeBytes()), kilobytes(estimate.constBytes()), board.name(),
                            kilobytes(board.flashBytes())),
                    ways.toArray(new String[0])));
        }
        return problems;
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, bytes < 10_240 ? "%.1f KB" : "%.0f KB", bytes / 1024.0);
    }
}
