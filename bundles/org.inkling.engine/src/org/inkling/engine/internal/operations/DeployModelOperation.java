package org.inkling.engine.internal.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.DeployResult;
import org.inkling.engine.Targets;
import org.inkling.engine.internal.ImportedModel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a model made elsewhere as code. Needs no project: the lab is not used. */
@Component(service = Operation.class, property = Operation.ID + "=deploy-model")
public final class DeployModelOperation implements Operation<DeployResult> {

    private final Targets targets;

    @Activate
    public DeployModelOperation(@Reference Targets targets) {
        this.targets = targets;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("deploy-model", "Deploy a model",
                "Writes a .tflite model that was made elsewhere as a library or firmware.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(ModelArguments.MODEL, ModelArguments.LABELS, ModelArguments.INPUT, ModelArguments.FORMAT,
                Parameter.text("target", "Target", null, "Id of the deployment target, for example cpp."),
                Parameter.text("out", "Output", null, "Absolute path of a folder, or of a zip when it ends in .zip."),
                Parameter.text("options", "Options", "", "Options of the target, one NAME=VALUE a line."));
    }

    @Override
    public DeployResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        DeploymentTarget target = TargetRun.target(targets, arguments.text("target"));
        Path out = Projects.path(arguments, "out");
        ParameterValues options = TargetRun.options(target, arguments.text("options"));
        ImportedModel model = ModelArguments.model(arguments);
        List<float[]> inputs = ModelArguments.inputs(arguments, model);
        DeployRequest request = model.request(inputs.isEmpty() ? Optional.empty() : Optional.of(inputs.get(0)), options);
        DeployReport written = TargetRun.write(target, request, out, context);
        return new DeployResult(request.project(), request.impulse().name(), target.info().id(), written.files(),
                written.figures(), Map.of());
    }
}
