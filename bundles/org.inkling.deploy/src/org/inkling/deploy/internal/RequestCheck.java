package org.inkling.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.learn.Standardiser;
import org.inkling.deploy.internal.network.Kernels;
import org.inkling.deploy.internal.network.NetworkSource;
import org.inkling.nn.Fusion;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;

/** Looks for everything that stands in the way of a C library, once; afterwards the generator need not ask again. */
public final class RequestCheck {

    private final DeployRequest request;
    private final List<Problem> problems = new ArrayList<>();
    private final List<LibraryBuilder.Part> blocks = new ArrayList<>();
    private @Nullable Network network;

    public RequestCheck(DeployRequest request, BlockCatalog catalog) {
        this.request = request;
        int features = blocks(catalog);
        problems.addAll(ClassCheck.problems(request));
        standardiser(features);
        network(features);
        window();
    }

    /** What was found, in order. */
    public List<Problem> problems() {
        return problems;
    }

    /** The signal processing blocks whose features go into the network. */
    public List<LibraryBuilder.Part> blocks() {
        return blocks;
    }

    /** The int8 network. @throws IllegalStateException when it could not be read, which is one of the problems */
    public Network network() {
        Network read = network;
        if (read == null) {
            throw new IllegalStateException("no network");
        }
        return read;
    }

    private void error(String code, String element, String summary, String... advice) {
        problems.add(Problem.error(code, ClassCheck.where(request, element), summary, advice));
    }

    /** Returns the number of features, −1 when it is not known. */
    private int blocks(BlockCatalog catalog) {
        List<String> inputs = request.impulse().learn().isEmpty() ? List.of() : request.impulse().learn().get(0).inputs();
        if (request.impulse().learn().size() > 1) {
            error("deploy.learn-blocks", "learn", "The impulse has several learning blocks; a C library holds one network.",
                    "Keep one learning block");
        }
        int features = 0;
        for (BlockUse use : request.impulse().dsp()) {
            if (!inputs.isEmpty() && !inputs.contains(use.id())) {
                continue;
            }
            int size = block(catalog, use);
            features = size < 0 || features < 0 ? -1 : features + size;
        }
        if (ClassCheck.isModelAlone(request)) {
            return request.window().size();
        }
        if (features == 0) {
            error("deploy.no-features", "dsp", "The impulse has no processing block to export.",
                    "Add a processing block, for example raw data");
        }
        return features;
    }

    private int block(BlockCatalog catalog, BlockUse use) {
        Optional<DspBlock> found = catalog.dspBlock(use.type());
        if (found.isEmpty()) {
            error("deploy.unknown-block", "dsp." + use.id(), "There is no block \"" + use.type() + "\" here.",
                    "Install the pack it came from");
            return -1;
        }
        DspBlock block = found.get();
        List<Problem> invalid = block.validate(use, request.window());
        problems.addAll(invalid);
        if (invalid.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return -1;
        }
        if (block.embedded(use.version()).isEmpty()) {
            error("deploy.no-embedded-code", "dsp." + use.id(), block.info().title() + " version " + use.version() + " has no C code.",
                    "Use another block or version");
            return -1;
        }
        blocks.add(new LibraryBuilder.Part(block, use));
        return block.shape(use, request.window()).size();
    }

    private void standardiser(int features) {
        request.standardiser().ifPresent(standardiser -> {
            if (features >= 0 && (standardiser.mean().length != features || standardiser.scale().length != features)) {
                error("deploy.stale", "learn",
                        "The model standardises " + standardiser.mean().length + " features, the impulse makes " + features
                                + ".",
                        "Train again");
            } else if (!finite(standardiser)) {
                error("deploy.not-finite", "learn", "The standardisation has a mean or scale that is not a number.",
                        "Look for a constant or broken axis", "Train again");
            }
        });
    }

    private static boolean finite(Standardiser standardiser) {
        return finite(standardiser.mean()) && finite(standardiser.scale());
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private void network(int features) {
        Network read;
        boolean float32 = NumberOption.isFloat32(request);
        try {
            read = Fusion.padding(float32
                    ? TfliteReader.read(request.float32(), Location.of("model.float32.tflite"))
                    : TfliteReader.read(request.int8(), Location.of("model.int8.tflite")));
        } catch (OperationException e) {
            problems.addAll(e.problems());
            return;
        }
        if (read.isQuantized() == float32) {
            error(float32 ? "deploy.not-float32" : "deploy.not-int8", "learn", float32
                    ? "The network is int8 where float32 is expected."
                    : "The network is float32 where int8 is expected.", "Train again");
            return;
        }
        NetworkSource.unsupported(read, float32 ? Kernels.FLOAT32 : Kernels.PORTABLE).forEach(kind -> error("deploy.operator", "learn",
                "There is no C code for the operator " + kind + " as this network uses it.", "Use other layers"));
        int inputs = read.inputTensor().shape().size();
        if (features >= 0 && inputs != features) {
            error("deploy.stale", "learn", "The network takes " + inputs + " features, the impulse makes " + features + ".", "Train again");
        }
        int outputs = read.outputTensor().shape().size();
        if (outputs != request.classes().size()) {
            error("deploy.stale", "learn", "The network has " + outputs + " outputs for " + request.classes().size() + " classes.",
                    "Train again");
        }
        network = read;
    }

    private void window() {
        if (request.sampleWindow().length != request.window().size()) {
            error("deploy.sample-window", "input", "The sample window has " + request.sampleWindow().length + " values instead of "
                    + request.window().size() + ".", "Extract the features again");
        } else if (!finite(request.sampleWindow())) {
            error("deploy.sample-window", "input", "The sample window holds a value that is not a number.", "Choose another sample");
        }
    }
}
