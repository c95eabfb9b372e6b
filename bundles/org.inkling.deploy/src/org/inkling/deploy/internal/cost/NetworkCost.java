package org.inkling.deploy.internal.cost;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.ModelType;
import org.inkling.deploy.internal.network.Kernels;
import org.inkling.deploy.internal.network.LayerWriter;
import org.inkling.deploy.internal.network.NetworkSource;
import org.inkling.nn.Network;

/**
 * What a network costs on a core, in cycles of the core's table.
 *
 * @param arenaBytes  memory of all tensors
 * @param inputOffset of the input in it
 */
record NetworkCost(ModelType type, List<Step> steps, int arenaBytes, int inputOffset, long codeBytes, long stackBytes) {

    /** One statement of the generated code. */
    record Step(String name, String description, double cycles, int ramBytes, long constantBytes) {
    }

    static NetworkCost of(Network network, Core core) throws OperationException {
        List<LayerWriter> writers = network.isQuantized() ? core.kernels() : Kernels.FLOAT32;
        List<String> unsupported = NetworkSource.unsupported(network, writers);
        if (!unsupported.isEmpty()) {
            throw new OperationException(Problem.error("deploy.operator", Location.of("learn"),
                    "There is no C code for the operator " + String.join(", ", unsupported) + " as this network uses it.",
                    "Use other layers"));
        }
        NetworkSource source = new NetworkSource(network, writers);
        List<NetworkSource.Step> all = source.steps();
        CostTable costs = core.costs();
        List<Step> steps = new ArrayList<>();
        for (NetworkSource.Step step : all) {
            if (step.calls() > 0) {
                steps.add(new Step(step.name(), step.description(), costs.cycles(step, all), step.ramBytes(), step.constantBytes()));
            }
        }
        return new NetworkCost(network.isQuantized() ? ModelType.INT8 : ModelType.FLOAT32, steps, source.arenaBytes(), source.inputOffset(),
                costs.codeBytes(all), costs.stackBytes(all));
    }
}
