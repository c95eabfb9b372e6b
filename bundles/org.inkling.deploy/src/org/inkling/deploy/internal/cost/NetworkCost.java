package org.inkling.deploy.internal.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.ModelType;
import org.inkling.deploy.internal.network.NetworkSource;
import org.inkling.deploy.internal.network.Work;
import org.inkling.nn.ArenaPlan;
import org.inkling.nn.MemoryPlanner;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/**
 * What a network costs on a core, in cycles of the core's table.
 *
 * @param arenaBytes  memory of all tensors
 * @param inputOffset of the input in it
 */
record NetworkCost(ModelType type, List<Step> steps, int arenaBytes, int inputOffset, long codeBytes, long stackBytes) {

    private static final int ALIGNMENT = 4;
    /** A kernel of plain loops in Thumb code, as compilers make it. */
    private static final int FLOAT_KERNEL_BYTES = 150;

    /** One statement of the generated code, or one layer of a float32 network. */
    record Step(String name, String description, double cycles, int ramBytes, long constantBytes) {
    }

    static NetworkCost of(Network network, Core core) throws OperationException {
        return network.isQuantized() ? int8(network, core) : float32(network, core.costs());
    }

    private static NetworkCost int8(Network network, Core core) throws OperationException {
        List<String> unsupported = NetworkSource.unsupported(network, core.kernels());
        if (!unsupported.isEmpty()) {
            throw new OperationException(Problem.error("deploy.operator", Location.of("learn"),
                    "There is no C code for the operator " + String.join(", ", unsupported) + " as this network uses it.",
                    "Use other layers"));
        }
        NetworkSource source = new NetworkSource(network, core.kernels());
        List<NetworkSource.Step> all = source.steps();
        CostTable costs = core.costs();
        List<Step> steps = new ArrayList<>();
        for (NetworkSource.Step step : all) {
            if (step.calls() > 0) {
                steps.add(new Step(step.name(), step.description(), costs.cycles(step, all), step.ramBytes(), step.constantBytes()));
            }
        }
        return new NetworkCost(ModelType.INT8, steps, source.arenaBytes(), source.inputOffset(), costs.codeBytes(all),
                costs.stackBytes(all));
    }

    /** Plain loops over float32, which is what any compiler makes of such a network. */
    private static NetworkCost float32(Network network, CostTable costs) {
        ArenaPlan plan = MemoryPlanner.plan(network, ALIGNMENT, MemoryPlanner::worksInPlace);
        List<Step> steps = new ArrayList<>();
        int index = 0;
        for (Operator operator : network.operators()) {
            long constants = operator instanceof Operator.Linear linear ? (long) linear.weights().size() + linear.bias().size() : 0;
            Map<String, Long> counts = Work.of(operator, network).counts();
            double cycles = counts.entrySet().stream().mapToDouble(e -> costs.get("float32." + e.getKey()) * e.getValue()).sum();
            int ram = network.tensor(operator.output()).bytes()
                    + operator.inputs().stream().mapToInt(input -> network.tensor(input).bytes()).sum();
            if (!(operator instanceof Operator.Reshape)) {
                steps.add(new Step(operator.kind() + "_" + index, describe(operator, network), cycles, ram, constants));
            }
            index++;
        }
        long kinds = network.operators().stream().map(Operator::kind).distinct().count();
        return new NetworkCost(ModelType.FLOAT32, steps, plan.size(), plan.slot(network.input()).offset(),
                Math.round(costs.get("code.float32")) + FLOAT_KERNEL_BYTES * (kinds - 1), Math.round(costs.get("stack.float32")));
    }

    private static String describe(Operator operator, Network network) {
        return operator.kind() + " "
                + operator.inputs().stream().map(t -> network.tensor(t).shape().toString()).collect(Collectors.joining(" + "))
                + " → " + network.tensor(operator.output()).shape();
    }
}
