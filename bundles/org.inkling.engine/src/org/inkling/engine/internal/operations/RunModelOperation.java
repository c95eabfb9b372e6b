package org.inkling.engine.internal.operations;

import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.ModelResult;
import org.inkling.engine.internal.ImportedModel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Says what a model made elsewhere is, and runs it. Needs no project: the lab is not used. */
@Component(service = Operation.class, property = Operation.ID + "=run-model")
public final class RunModelOperation implements Operation<ModelResult> {

    @Activate
    public RunModelOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("run-model", "Run a model", "Describes a .tflite model and classifies inputs from a file with it.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(ModelArguments.MODEL, ModelArguments.LABELS, ModelArguments.INPUT, ModelArguments.FORMAT);
    }

    @Override
    public ModelResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        ImportedModel model = ModelArguments.model(arguments);
        List<float[]> inputs = ModelArguments.inputs(arguments, model);
        return inputs.isEmpty() ? model.describe() : model.run(inputs, context);
    }
}
