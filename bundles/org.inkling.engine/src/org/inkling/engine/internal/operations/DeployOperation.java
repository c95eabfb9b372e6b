package org.inkling.engine.internal.operations;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.DeployResult;
import org.inkling.engine.Estimates;
import org.inkling.engine.Report;
import org.inkling.engine.ResultJson;
import org.inkling.engine.Targets;
import org.inkling.engine.Verification;
import org.inkling.engine.Verifiers;
import org.inkling.engine.internal.DeploySource;
import org.inkling.engine.internal.Job;
import org.inkling.engine.internal.OutputSink;
import org.inkling.engine.internal.VerifyStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes a trained impulse as code, after whatever has to be done before. */
@Component(service = Operation.class, property = Operation.ID + "=deploy")
public final class DeployOperation implements Operation<DeployResult> {

    private static final String VERIFY = "verify";
    private static final String REPORT = "report.json";

    private final BlockCatalog catalog;
    private final Targets targets;
    private final @Nullable Estimates estimates;
    private final Verifiers verifiers;

    @Activate
    public DeployOperation(@Reference BlockCatalog catalog, @Reference Targets targets, @Reference Estimates estimates,
            @Reference Verifiers verifiers) {
        this.catalog = catalog;
        this.targets = targets;
        this.estimates = estimates;
        this.verifiers = verifiers;
    }

    /** Without looking whether the impulse fits the board. */
    public DeployOperation(BlockCatalog catalog, Targets targets) {
        this.catalog = catalog;
        this.targets = targets;
        this.estimates = null;
        this.verifiers = new Verifiers();
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("deploy", "Deployment", "Writes the trained impulse as a library or firmware.");
    }

    @Override
    public ParameterSchema arguments() {
        return ImpulseArguments.schema(Parameter.text("target", "Target", null, "Id of the deployment target, for example cpp."),
                Parameter.text("out", "Output", null, "Absolute path of a folder, or of a zip when it ends in .zip."),
                Parameter.text("options", "Options", "", "Options of the target, one NAME=VALUE a line."),
                Parameter.flag(VERIFY, "Verify", false,
                        "Runs it on every window and compares with the workbench; report.json says how it went."));
    }

    @Override
    public DeployResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        DeploymentTarget target = TargetRun.target(targets, arguments.text("target"));
        Path out = Projects.path(arguments, "out");
        ParameterValues options = TargetRun.options(target, arguments.text("options"));
        Job job = ImpulseArguments.job(catalog, arguments, lab, context);
        Report report = job.finish(false);
        DeployRequest request = DeploySource.request(job, lab, options);
        if (target.info().section().equals(TargetInfo.LIBRARY)) {
            fit(lab, request, context);
        }
        OutputSink sink = new OutputSink();
        DeployReport written = TargetRun.generate(target, request, sink, context);
        List<Verification> checks = arguments.flag(VERIFY) ? verify(target.info(), sink, job, lab, context) : List.of();
        List<String> files = new ArrayList<>(written.files());
        if (!checks.isEmpty()) {
            files.add(REPORT);
        }
        DeployResult result = new DeployResult(report.project(), report.impulse(), target.info().id(), files, written.figures(),
                report.hashes(), checks);
        if (!checks.isEmpty()) {
            sink.put(REPORT, ResultJson.write(result).getBytes(StandardCharsets.UTF_8));
        }
        TargetRun.save(sink, out, context);
        return result;
    }

    private List<Verification> verify(TargetInfo target, OutputSink sink, Job job, Lab lab, OperationContext context)
            throws OperationException {
        Map<String, String> skipped = new TreeMap<>();
        List<Verification> checks = new ArrayList<>();
        VerifyStep step = new VerifyStep(job, lab, context);
        for (DeploymentVerifier verifier : VerifyOperation.choose(verifiers, target.id(), List.of(), skipped)) {
            checks.add(step.verify(verifier, sink.files()));
        }
        if (checks.isEmpty()) {
            context.problem(Problem.warning("verify.none", Location.of(target.id()), "What was written cannot be run on this computer"
                    + (skipped.isEmpty() ? "." : ": " + String.join("; ", skipped.values())), "Verify another target, for example wasm"));
        }
        return checks;
    }

    /** A library that does not fit the lab's board may be meant for another one: a warning. */
    private void fit(Lab lab, DeployRequest request, OperationContext context) throws OperationException {
        Estimates available = estimates;
        Optional<Board> board = available == null ? Optional.empty() : available.board(lab, "");
        if (available == null || board.isEmpty()) {
            return;
        }
        Optional<Estimate> estimate = available.of(request.impulse(), request.window(), request.standardiser().isPresent(), request.int8(),
                board.get());
        estimate.ifPresent(e -> available.fit(request.impulse(), e, Severity.WARNING).forEach(context::problem));
    }
}
