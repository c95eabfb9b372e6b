package org.inkling.engine.internal.operations;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.DeployResult;
import org.inkling.engine.ResultJson;
import org.inkling.engine.Targets;
import org.inkling.engine.Verification;
import org.inkling.engine.Verifiers;
import org.inkling.engine.internal.ImportedModel;
import org.inkling.engine.internal.ModelCheck;
import org.inkling.engine.internal.OutputSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a model made elsewhere as code. Needs no project: the lab is not used. */
@Component(service = Operation.class, property = Operation.ID + "=deploy-model")
public final class DeployModelOperation implements Operation<DeployResult> {

    private static final String VERIFY = "verify";
    private static final String REPORT = "report.json";

    private final Targets targets;
    private final Verifiers verifiers;

    @Activate
    public DeployModelOperation(@Reference Targets targets, @Reference Verifiers verifiers) {
        this.targets = targets;
        this.verifiers = verifiers;
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
                Parameter.text("options", "Options", "", "Options of the target, one NAME=VALUE a line."),
                Parameter.flag(VERIFY, "Verify", false, "Runs it and compares with the Java reference; report.json says how it went."));
    }

    @Override
    public DeployResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        DeploymentTarget target = TargetRun.target(targets, arguments.text("target"));
        Path out = Projects.path(arguments, "out");
        ParameterValues options = TargetRun.options(target, arguments.text("options"));
        ImportedModel model = ModelArguments.model(arguments);
        List<float[]> inputs = ModelArguments.inputs(arguments, model);
        DeployRequest request = model.request(inputs.isEmpty() ? Optional.empty() : Optional.of(inputs.get(0)), options);
        OutputSink sink = new OutputSink();
        DeployReport written = TargetRun.generate(target, request, sink, context);
        List<Verification> checks = arguments.flag(VERIFY) ? verify(target.info().id(), model, inputs, sink, context) : List.of();
        List<String> files = new ArrayList<>(written.files());
        if (!checks.isEmpty()) {
            files.add(REPORT);
        }
        DeployResult result = new DeployResult(request.project(), request.impulse().name(), target.info().id(), files, written.figures(),
                Map.of(), checks);
        if (!checks.isEmpty()) {
            sink.put(REPORT, ResultJson.write(result).getBytes(StandardCharsets.UTF_8));
        }
        TargetRun.save(sink, out, context);
        return result;
    }

    private List<Verification> verify(String target, ImportedModel model, List<float[]> inputs, OutputSink sink, OperationContext context)
            throws OperationException {
        Map<String, String> skipped = new TreeMap<>();
        List<Verification> checks = new ArrayList<>();
        ModelCheck check = new ModelCheck(model.network(), inputs);
        for (DeploymentVerifier verifier : VerifyOperation.choose(verifiers, target, List.of(), skipped)) {
            checks.add(check.verify(verifier, sink.files(), context));
        }
        if (checks.isEmpty()) {
            context.problem(Problem.warning("verify.none", Location.of(target), "What was written cannot be run on this computer"
                    + (skipped.isEmpty() ? "." : ": " + String.join("; ", skipped.values())), "Verify another target, for example cpp"));
        }
        return checks;
    }
}
