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
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.Targets;
import org.inkling.engine.internal.OutputSink;

/** Finds a deployment target with its options and lets it write: what all deploying operations do. */
final class TargetRun {

    private TargetRun() {
    }

    static DeploymentTarget target(Targets targets, String id) throws OperationException {
        return targets.find(id).orElseThrow(() -> {
            List<String> ids = targets.all().stream().map(t -> t.info().id()).toList();
            return new OperationException(
                    Problem.error("deploy.target", Location.of("--target"), "There is no deployment target \"" + id + "\".",
                            ids.isEmpty() ? "Install a pack that has it" : "Use one of: " + String.join(", ", ids)));
        });
    }

    /** @param text one NAME=VALUE a line */
    static ParameterValues options(DeploymentTarget target, String text) throws OperationException {
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

    /** Checks and generates. */
    static DeployReport generate(DeploymentTarget target, DeployRequest request, OutputSink sink, OperationContext context)
            throws OperationException {
        List<Problem> problems = target.check(request);
        if (problems.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw new OperationException(problems);
        }
        problems.forEach(context::problem);
        context.checkCancelled();
        return target.generate(request, sink, context);
    }

    /** @param out a folder, a zip or the one file that is wanted */
    static void save(OutputSink sink, Path out, OperationContext context) throws OperationException {
        try {
            sink.save(out);
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("deploy.write", Location.of(out.toString()), "The files cannot be written: " + e.getMessage() + ".",
                            "Check the rights on the folder and the space on the disk"),
                    e);
        }
        context.log("Wrote " + sink.files().size() + " files");
    }
}
