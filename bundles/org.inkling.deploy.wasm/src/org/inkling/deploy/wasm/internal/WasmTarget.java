package org.inkling.deploy.wasm.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.FileSink;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A WebAssembly module with JavaScript around it and a page that classifies what a phone's sensors say. */
@Component(property = DeploymentTarget.ID + "=" + WasmTarget.TARGET)
public final class WasmTarget implements DeploymentTarget {

    static final String TARGET = "wasm";

    /** With vector instructions, for current browsers. */
    static final String MODULE = "edge-impulse-standalone.wasm";

    /** Without. */
    static final String SCALAR_MODULE = "edge-impulse-standalone.scalar.wasm";

    private static final String PAGE = "page";

    private static final ParameterSchema SCHEMA = ParameterSchema.of(Parameter.flag(PAGE, "Web page", true,
            "Also write index.html, a page that classifies the sensors of a phone or the microphone, without a network."));

    private final BlockCatalog catalog;

    @Activate
    public WasmTarget(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public TargetInfo info() {
        return new TargetInfo(TARGET, "WebAssembly", "The impulse for browsers and Node.js, with a page that classifies a phone's sensors.",
                "library");
    }

    @Override
    public ParameterSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> check(DeployRequest request) {
        return new WasmExport(request, catalog).problems();
    }

    @Override
    public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException {
        WasmExport export = new WasmExport(request, catalog);
        ImpulseImage image = export.image(Runtime.SIMD);
        context.checkCancelled();
        Map<String, byte[]> files = new TreeMap<>();
        files.put(MODULE, export.module(Runtime.SIMD, image));
        files.put(SCALAR_MODULE, export.module(Runtime.SCALAR, export.image(Runtime.SCALAR)));
        boolean page = !request.options().has(PAGE) || request.options().flag(PAGE);
        WebFiles.of(request, page, files).forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.write(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new OperationException(Problem.error("deploy.write", Location.PROJECT, "The export cannot be written: " + e.getMessage()
                    + ".", "Check the rights on the folder and the space on the disk"), e);
        }
        return new DeployReport(new ArrayList<>(files.keySet()),
                Map.of("wasm.bytes", (double) files.get(MODULE).length, "runtime.bytes", (double) Runtime.SIMD.bytes().length,
                        "memory.bytes", (double) image.end()));
    }
}
