package org.inkling.engine.internal.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.DeployResult;
import org.inkling.engine.Report;
import org.inkling.engine.Targets;
import org.inkling.engine.internal.DeploySource;
import org.inkling.engine.internal.Job;
import org.inkling.engine.internal.OutputSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a trained impulse as code, after whatever has to be done before. */
@Component(service = Operation.class, property = Operation.ID + "=deploy")
public final class DeployOperation implements Operation<DeployResult> {

    private final BlockCatalog catalog;
    private final Targets targets;

    @Activate
    public DeployOperation(@Reference BlockCatalog catalog, @Reference Targets targets) {
        this.catalog = catalog;
        this.targets = targets;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("deploy", "Deployment", "Writes the trained impulse as a library or firmware.");
    }

    @Override
    public ParameterSchema arguments() {
        return ImpulseArguments.schema(Parameter.text("target", "Target", null, "Id of the deployment target, for example cpp."),
                Parameter.text("out", "Output", null, "Absolute path of a folder, or of a zip when it ends in .zip."),
                Parameter.text("options", "Options", "", "Options of the target, one NAME=VALUE a line."));
    }

    @Override
    public DeployResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        DeploymentTarget target = target(arguments.text("target"));
        Path out = Projects.path(arguments, "out");
        ParameterValues options = options(target, arguments.text("options"));
        Job job = ImpulseArguments.job(catalog, arguments, lab, context);
        Report report = job.finish(false);
        DeployRequest request = DeploySource.request(job, lab, options);
        List<Problem> problems = target.check(request);
        if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw new OperationException(problems);
        }
        problems.forEach(context::problem);
        context.checkCancelled();
        OutputSink sink = new OutputSink();
        DeployReport written = target.generate(request, sink, context);
        try {
            sink.save(out);
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("deploy.write", Location.of(out.toString()), "The files cannot be written: " + e.getMessage() + ".",
                            "Check the rights on the folder and the space on the disk"),
                    e);
        }
        context.log("Wrote " + written.files().size() + " files");
        return new DeployResult(report.project(), report.impulse(), target.info().id(), written.files(), written.figures(),
                report.hashes());
    }

    private DeploymentTarget target(String id) throws OperationException {
        return targets.find(id).orElseThrow(() -> {
            List<String> ids = targets.all().stream().map(t -> t.info().id()).toList();
            return new OperationException(
                    Problem.error("deploy.target", Location.of("--target"), "There is no deployment target \"" + id + "\".",
                            ids.isEmpty() ? "Install a pack that has it" : "Use one of: " + String.join(", ", ids)));
        });
    }

    private static ParameterValues options(DeploymentTarget target, String text) throws OperationException {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String line : ImpulseArguments.lines(text)) {
            int equals = line.indexOf('=');
            given.put(equals < 0 ? line.trim() : line.substring(0, equals).trim(), equals < 0 ? "true" : line.substring(equals + 1).trim());
        }
        List<Problem> problems = new ArrayList<>();
        ParameterValues options = target.schema().complete(ParameterValues.of(given), "--option", "", problems::add);
        if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw new OperationException(problems);
        }
        return options;
    }
}
