package org.inkling.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.FileSink;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.deploy.CLibrary;
import org.inkling.deploy.Processor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A Linux program that speaks the runner protocol, compiled here where there is a compiler, and its sources for other processors. */
@Component(property = DeploymentTarget.ID + "=" + EimTarget.TARGET)
public final class EimTarget implements DeploymentTarget {

    static final String TARGET = "eim";

    static final String COMPILER = "compiler";

    private static final String DEFAULT_COMPILER = "g++";

    private static final String ABOUT_COMPILER = "A C++ compiler for the computer the program is for, for example aarch64-linux-gnu-g++;"
            + " left empty, only sources are written.";

    private static final ParameterSchema SCHEMA = ParameterSchema
            .of(NumberOption.PARAMETER, Parameter.text(COMPILER, "Compiler", DEFAULT_COMPILER, ABOUT_COMPILER));

    private final BlockCatalog catalog;

    @Activate
    public EimTarget(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public TargetInfo info() {
        return new TargetInfo(TARGET, "Linux program (.eim)", "A program for Linux computers that runners of .eim files start.",
                "firmware");
    }

    @Override
    public ParameterSchema schema() {
        return SCHEMA;
    }

    private static String compiler(DeployRequest request) {
        return (request.options().has(COMPILER) ? request.options().text(COMPILER) : DEFAULT_COMPILER).strip();
    }

    @Override
    public List<Problem> check(DeployRequest request) {
        List<Problem> problems = new ArrayList<>(CLibrary.check(request, catalog));
        String compiler = compiler(request);
        if (!compiler.isEmpty() && !NativeCompiler.isThere(compiler)) {
            problems.add(Problem.error("deploy.no-compiler", Location.of("--option", COMPILER),
                    "There is no compiler \"" + compiler + "\" on this computer, which the program has to be compiled with.",
                    "Install it, on Debian with \"apt install g++\"",
                    "Leave the option compiler empty and run make on the other computer"));
        }
        return problems;
    }

    @Override
    public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException {
        List<Problem> errors = new ArrayList<>(check(request));
        errors.removeIf(problem -> problem.severity() != Severity.ERROR);
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        CLibrary library = CLibrary.generate(request, catalog, Processor.ANY);
        context.checkCancelled();
        String name = CWriter.fileName(request.project());
        ExportFiles sources = new ExportFiles().addAll("model/", library.files()).addAll("", Front.files(request, library));
        sources.add("eim.cpp", Licence.ofC(Resources.read("eim/eim.cpp")));
        sources.add("eim_names.h", Licence.ofC("#ifndef EIM_NAMES_H\n#define EIM_NAMES_H\n\n#define EIM_IMPULSE_NAME "
                + CWriter.text(request.impulse().name()) + "\n\n#endif\n"));
        sources.add("Makefile", Licence.ofScript(Resources.read("eim/Makefile").replace("@NAME@", name)));
        ExportFiles files = new ExportFiles();
        String compiler = compiler(request);
        if (!compiler.isEmpty()) {
            files.addExecutable(name + ".eim", NativeCompiler.compile(compiler, sources.byPath(), context));
        }
        for (Map.Entry<String, byte[]> source : sources.byPath().entrySet()) {
            files.add("source/" + source.getKey(), source.getValue());
        }
        files.add("LICENSE", Licence.TEXT);
        files.add("README.md", Readme.fill(Resources.read("eim/README.md"), request, library).replace("@NAME@", name));
        return new DeployReport(files.write(out), library.figures());
    }
}
