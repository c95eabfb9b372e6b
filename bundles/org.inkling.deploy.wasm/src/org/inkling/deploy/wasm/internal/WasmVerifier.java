package org.inkling.deploy.wasm.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.deploy.ExportedModel;
import org.osgi.service.component.annotations.Component;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Runs an exported module in Java, compiled to byte code by Chicory: nothing needs to be installed. Chicory's compiler knows no vector
 * instructions, so this is the build without them; that both give the same bits is a matter of this bundle's tests.
 */
@Component(property = DeploymentVerifier.ID + "=wasm")
public final class WasmVerifier implements DeploymentVerifier {

    private static final Location WHERE = Location.of(WasmTarget.SCALAR_MODULE);

    @Override
    public String id() {
        return WasmTarget.TARGET;
    }

    @Override
    public String target() {
        return WasmTarget.TARGET;
    }

    @Override
    public String title() {
        return "WebAssembly in Java";
    }

    @Override
    public Optional<Problem> unavailable() {
        return Optional.empty();
    }

    @Override
    public ExportedModel open(Map<String, byte[]> files) throws OperationException {
        byte[] file = files.get(WasmTarget.SCALAR_MODULE);
        if (file == null) {
            throw new OperationException(Problem.error("deploy.verify", WHERE, "The export has no such file.", "Export it again"));
        }
        try {
            byte[] about = WasmModule.read(file).custom(Description.SECTION)
                    .orElseThrow(() -> new IllegalArgumentException("it has no section " + Description.SECTION));
            Instance instance = Instance.builder(Parser.parse(file)).withMachineFactory(MachineFactoryCompiler::compile).build();
            return new Model(instance, new ObjectMapper().readTree(about).path("memory"));
        } catch (IOException | IllegalArgumentException | ChicoryException e) {
            throw new OperationException(Problem.error("deploy.verify", WHERE, "The module cannot be loaded: " + e.getMessage() + ".",
                    "Export it again"), e);
        }
    }

    /** A loaded module. */
    private static final class Model implements ExportedModel {

        private final JsonNode places;
        private final Memory memory;
        private final ExportFunction classify;

        Model(Instance instance, JsonNode places) {
            this.places = places;
            memory = instance.memory();
            classify = instance.export("classify");
        }

        private int at(String name) {
            return places.path(name).path("at").asInt();
        }

        private int size(String name) {
            return places.path(name).path("size").asInt();
        }

        private float[] floats(String name) {
            float[] values = new float[size(name)];
            for (int i = 0; i < values.length; i++) {
                values[i] = memory.readFloat(at(name) + Float.BYTES * i);
            }
            return values;
        }

        @Override
        public Answer run(float[] window) throws OperationException {
            if (window.length != size("window")) {
                throw new OperationException(Problem.error("deploy.verify", WHERE,
                        "The module takes " + size("window") + " values, not " + window.length + ".", "Export it again"));
            }
            try {
                for (int i = 0; i < window.length; i++) {
                    memory.writeF32(at("window") + Float.BYTES * i, window[i]);
                }
                classify.apply();
                return new Answer(memory.readBytes(at("outputs"), size("outputs")), floats("scores"), floats("features"));
            } catch (ChicoryException e) {
                throw new OperationException(Problem.error("deploy.verify", WHERE, "The module failed: " + e.getMessage() + ".",
                        "Export it again", "Report this together with the impulse"), e);
            }
        }

        @Override
        public void close() {
            // Nothing but memory, which goes with this object.
        }
    }
}
