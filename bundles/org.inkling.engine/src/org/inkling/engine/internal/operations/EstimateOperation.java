package org.inkling.engine.internal.operations;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.EstimateResult;
import org.inkling.engine.Estimates;
import org.inkling.engine.ResultStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what an impulse costs on a board; trains and changes nothing. */
@Component(service = Operation.class, property = Operation.ID + "=estimate")
public final class EstimateOperation implements Operation<EstimateResult> {

    private final Estimates estimates;

    @Activate
    public EstimateOperation(@Reference Estimates estimates) {
        this.estimates = estimates;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("estimate", "Estimate on device",
                "Says what time and memory the impulse takes on a board, layer by layer.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(ImpulseArguments.IMPULSE,
                Parameter.text("board", "Board", "", "Id of the board; left out, the project's."));
    }

    @Override
    public EstimateResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        String name = arguments.text("impulse");
        if (name.isEmpty() && lab.impulses().size() == 1) {
            name = lab.impulses().get(0);
        }
        List<Estimate> found = estimates.of(lab, name, arguments.text("board"));
        if (found.isEmpty()) {
            throw new OperationException(Problem.error("estimate.none", Location.PROJECT, "Nothing installed can estimate.",
                    "Install the deployment bundle"));
        }
        Impulse impulse = lab.impulse(name);
        List<Problem> problems = new ArrayList<>(estimates.fit(impulse, found.get(0), Severity.ERROR));
        problems.forEach(context::problem);
        boolean trained = new ResultStore(lab.root(), name).model().isPresent();
        return new EstimateResult(lab.name(), name, trained, found, problems.stream().map(Problem::toString).toList());
    }
}
