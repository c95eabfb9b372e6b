package org.inkling.engine.internal.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.Report;
import org.inkling.engine.Targets;
import org.inkling.engine.Verification;
import org.inkling.engine.Verifiers;
import org.inkling.engine.VerifyResult;
import org.inkling.engine.internal.DeploySource;
import org.inkling.engine.internal.Job;
import org.inkling.engine.internal.OutputSink;
import org.inkling.engine.internal.VerifyStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks on every window that exports answer as the workbench does, after whatever has to be done before. */
@Component(service = Operation.class, property = Operation.ID + "=verify")
public final class VerifyOperation implements Operation<VerifyResult> {

    private final BlockCatalog catalog;
    private final Targets targets;
    private final Verifiers verifiers;

    @Activate
    public VerifyOperation(@Reference BlockCatalog catalog, @Reference Targets targets, @Reference Verifiers verifiers) {
        this.catalog = catalog;
        this.targets = targets;
        this.verifiers = verifiers;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("verify", "Verify deployment",
                "Runs exports on this computer and compares every window of the dataset with the workbench.");
    }

    @Override
    public ParameterSchema arguments() {
        return ImpulseArguments.schema(
                Parameter.text("target", "Target", "", "Id of the deployment target; left out, all that can be run here."),
                Parameter.text("options", "Options", "", "Options of the target, one NAME=VALUE a line."),
                Parameter.text("verifiers", "Ways", "", "Ids of the ways to run it, one a line; left out, all that are quick."));
    }

    @Override
    public VerifyResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        Map<String, String> skipped = new TreeMap<>();
        List<DeploymentVerifier> chosen = choose(verifiers, arguments.text("target"), ImpulseArguments.lines(arguments.text("verifiers")),
                skipped);
        if (chosen.isEmpty()) {
            throw new OperationException(Problem.error("verify.none", Location.of(arguments.text("target")),
                    "No export can be run on this computer" + (skipped.isEmpty() ? "." : ": " + String.join("; ", skipped.values())),
                    "Install gcc, or the bundle that runs WebAssembly"));
        }
        Job job = ImpulseArguments.job(catalog, arguments, lab, context);
        Report report = job.finish(false);
        VerifyStep step = new VerifyStep(job, lab, context);
        Map<String, OutputSink> written = new LinkedHashMap<>();
        List<Verification> checks = new ArrayList<>();
        for (DeploymentVerifier verifier : chosen) {
            OutputSink files = written.get(verifier.target());
            if (files == null) {
                files = write(verifier.target(), arguments.text("options"), job, lab, context);
                written.put(verifier.target(), files);
            }
            checks.add(step.verify(verifier, files.files()));
        }
        return new VerifyResult(report.project(), report.impulse(), checks, skipped, report.hashes());
    }

    private OutputSink write(String id, String options, Job job, Lab lab, OperationContext context) throws OperationException {
        DeploymentTarget target = TargetRun.target(targets, id);
        DeployRequest request = DeploySource.request(job, lab, TargetRun.options(target, options));
        OutputSink sink = new OutputSink();
        TargetRun.generate(target, request, sink, context);
        return sink;
    }

    /**
     * The ways to run what a target writes.
     *
     * @param target  empty for any
     * @param ids     empty for all that are quick
     * @param skipped takes why others are not among them
     */
    static List<DeploymentVerifier> choose(Verifiers verifiers, String target, List<String> ids, Map<String, String> skipped)
            throws OperationException {
        List<DeploymentVerifier> chosen = new ArrayList<>();
        for (DeploymentVerifier verifier : verifiers.all()) {
            boolean named = ids.contains(verifier.id());
            if (!target.isEmpty() && !verifier.target().equals(target) || !ids.isEmpty() && !named) {
                continue;
            }
            Optional<Problem> obstacle = verifier.unavailable();
            if (obstacle.isPresent()) {
                if (named) {
                    throw new OperationException(obstacle.get());
                }
                skipped.put(verifier.id(), obstacle.get().summary());
            } else if (verifier.onRequest() && !named) {
                skipped.put(verifier.id(), verifier.title() + " takes long; name it to use it.");
            } else {
                chosen.add(verifier);
            }
        }
        return chosen;
    }
}
