package org.inkling.deploy.internal;

import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.FileSink;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.deploy.CLibrary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** C sources with an example program, a Makefile and a CMake project. */
@Component(property = DeploymentTarget.ID + "=" + CppTarget.TARGET)
public final class CppTarget implements DeploymentTarget {

    static final String TARGET = "cpp";

    private static final ParameterSchema SCHEMA = ParameterSchema.of(ProcessorOption.PARAMETER, NumberOption.PARAMETER);

    private final BlockCatalog catalog;

    @Activate
    public CppTarget(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public TargetInfo info() {
        return new TargetInfo(TARGET, "C++ library", "The impulse as C sources for any C99 or C++ compiler, with an example program.",
                "library");
    }

    @Override
    public ParameterSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> check(DeployRequest request) {
        return CLibrary.check(request, catalog);
    }

    @Override
    public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException {
        CLibrary library = CLibrary.generate(request, catalog, ProcessorOption.of(request));
        context.checkCancelled();
        ExportFiles files = new ExportFiles().addAll("model/", library.files()).addAll("", Front.files(request, library));
        for (String name : List.of("CMakeLists.txt", "Makefile")) {
            files.add(name, Licence.ofScript(Resources.read("cpp/" + name)));
        }
        files.add("main.cpp", Licence.ofC(Resources.read("cpp/main.cpp")));
        files.add("sample.h", Sample.header(request));
        files.add("README.md", Readme.of(request, library));
        files.add("LICENSE", Licence.TEXT);
        return new DeployReport(files.write(out), library.figures());
    }
}
