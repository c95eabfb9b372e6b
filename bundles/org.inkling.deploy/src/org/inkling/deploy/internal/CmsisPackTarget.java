package org.inkling.deploy.internal;

import java.util.ArrayList;
import java.util.List;

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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A CMSIS-Pack, one {@code .pack} file, for STM32CubeMX, Keil and the other tools that read them. */
@Component(property = DeploymentTarget.ID + "=" + CmsisPackTarget.TARGET)
public final class CmsisPackTarget implements DeploymentTarget {

    static final String TARGET = "cmsis-pack";

    private static final String VENDOR = "vendor";
    private static final String VERSION = "pack_version";

    private static final ParameterSchema SCHEMA = ParameterSchema.of(ProcessorOption.PARAMETER, NumberOption.PARAMETER,
            Parameter.text(VENDOR, "Vendor", "Inkling", "Vendor of the pack: letters, digits, - and _."),
            Parameter.text(VERSION, "Version", "1.0.0",
                    "Version of the pack, for example 1.2.0: tools replace an installed pack by a newer one."));

    private final BlockCatalog catalog;

    @Activate
    public CmsisPackTarget(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public TargetInfo info() {
        return new TargetInfo(TARGET, "CMSIS-Pack", "A pack for STM32CubeMX and other tools for Cortex-M, with the library as a component.",
                "library");
    }

    @Override
    public ParameterSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> check(DeployRequest request) {
        List<Problem> problems = new ArrayList<>(CLibrary.check(request, catalog));
        if (!option(request, VENDOR).matches("[-_A-Za-z0-9]+")) {
            problems.add(Problem.error("deploy.option", Location.of("--option", VENDOR),
                    "\"" + option(request, VENDOR) + "\" cannot be the vendor of a pack.", "Use letters, digits, - and _ only"));
        }
        if (!option(request, VERSION).matches("(0|[1-9][0-9]*)\\.[0-9]+\\.[0-9]+")) {
            problems.add(Problem.error("deploy.option", Location.of("--option", VERSION),
                    "\"" + option(request, VERSION) + "\" is no version of a pack.", "Write three numbers, for example 1.2.0"));
        }
        return problems;
    }

    private static String option(DeployRequest request, String name) {
        return request.options().has(name) ? request.options().text(name) : name.equals(VENDOR) ? "Inkling" : "1.0.0";
    }

    @Override
    public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException {
        List<Problem> errors = new ArrayList<>(check(request));
        errors.removeIf(problem -> problem.severity() != Severity.ERROR);
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        CLibrary library = CLibrary.generate(request, catalog, ProcessorOption.of(request));
        context.checkCancelled();
        String name = CWriter.fileName(request.project());
        String vendor = option(request, VENDOR);
        String version = option(request, VERSION);
        ExportFiles pack = new ExportFiles().addAll("src/model/", library.files()).addAll("src/", Front.files(request, library));
        pack.add("template/classify_window.c", Licence.ofC(Resources.read("pack/classify_window.c")));
        pack.add("template/sample.h", Sample.header(request));
        pack.add("LICENSE", Licence.TEXT);
        String readme = Readme.fill(Resources.read("pack/README.md"), request, library).replace("@COMPONENT@",
                PackDescription.component(name));
        pack.add("README.md", readme);
        pack.add(vendor + "." + name + ".pdsc", new PackDescription(vendor, name, version)
                .write(Readme.line(request.project()) + ": classifies windows of sensor data", pack.byPath().keySet()));
        ExportFiles files = new ExportFiles().add(vendor + "." + name + "." + version + ".pack", Zip.of(pack.byPath()))
                .add("README.md", readme);
        return new DeployReport(files.write(out), library.figures());
    }
}
