package org.inkling.deploy.wasm.internal;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.dsp.DspPlan;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.deploy.CLibrary;
import org.inkling.nn.Fusion;
import org.inkling.nn.Network;
import org.inkling.nn.TfliteReader;

/** Looks for what stands in the way of a WebAssembly export, and combines runtime and impulse. */
final class WasmExport {

    private final DeployRequest request;
    private final BlockCatalog catalog;

    WasmExport(DeployRequest request, BlockCatalog catalog) {
        this.request = request;
        this.catalog = catalog;
    }

    /** The problems that any generated code would have, and blocks that have no plan. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(CLibrary.check(request, catalog));
        if (problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
            for (BlockUse use : blocks()) {
                if (block(use).plan(use, request.window()).isEmpty()) {
                    problems.add(Problem.error("deploy.no-plan", Location.of(request.impulse().name() + ".impulse", "dsp." + use.id()),
                            block(use).info().title() + " version " + use.version() + " cannot run in WebAssembly.",
                            "Use another block or version", "Export the C++ library and compile it with Emscripten"));
                }
            }
        }
        return problems;
    }

    /** The impulse as data for a runtime. @throws OperationException with the errors of {@link #problems} */
    ImpulseImage image(Runtime runtime) throws OperationException {
        List<Problem> errors = problems().stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        Network network = Fusion.padding(TfliteReader.read(request.int8(), Location.of("model.int8.tflite")));
        List<ImpulseImage.Part> parts = new ArrayList<>();
        for (BlockUse use : blocks()) {
            DspPlan plan = block(use).plan(use, request.window()).orElseThrow();
            parts.add(new ImpulseImage.Part(plan, block(use).shape(use, request.window()).size()));
        }
        try {
            return ImpulseImage.of(runtime.base(), parts, request.window().size(), request.standardiser(), network);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new OperationException(Problem.error("deploy.generate", Location.of("", request.impulse().name()),
                    "The WebAssembly module cannot be made: " + e.getMessage() + ".", "Use other layers", "Export the C++ library"), e);
        }
    }

    /** A runtime with the impulse in it. */
    byte[] module(Runtime runtime, ImpulseImage image) {
        WasmModule module = WasmModule.read(runtime.bytes());
        module.addData(image.base(), image.content(), image.end());
        module.addCustom(Description.SECTION, Description.of(request, image));
        return module.toBytes();
    }

    /** The blocks whose features go into the network. */
    private List<BlockUse> blocks() {
        List<String> inputs = request.impulse().learn().isEmpty() ? List.of() : request.impulse().learn().get(0).inputs();
        return request.impulse().dsp().stream().filter(use -> inputs.isEmpty() || inputs.contains(use.id())).toList();
    }

    private DspBlock block(BlockUse use) {
        return catalog.dspBlock(use.type()).orElseThrow();
    }
}
