package org.inkling.deploy.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
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

/** C sources with an example program, a Makefile and a CMake project. */
@Component(property = DeploymentTarget.ID + "=" + CppTarget.TARGET)
public final class CppTarget implements DeploymentTarget {

    static final String TARGET = "cpp";

    private static final String PROCESSOR = "processor";

    private static final ParameterSchema SCHEMA = ParameterSchema.of(Parameter.choice(PROCESSOR, "Processor", Processor.ANY.id(),
            Arrays.stream(Processor.values()).map(Processor::id).toList(),
            "What the weights are packed for: any is the smallest, cortex-m the fastest on a Cortex-M4, M7 or M33. Results are the same."));

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
        CLibrary library = CLibrary.generate(request, catalog, processor(request));
        context.checkCancelled();
        Map<String, String> files = new TreeMap<>();
        library.files().forEach((name, text) -> files.put("model/" + name, text));
        for (String name : List.of("CMakeLists.txt", "Makefile", "main.cpp")) {
            files.put(name, Resources.read("cpp/" + name));
        }
        files.put("sample.h", sample(request));
        files.put("README.md", Readme.of(request, library));
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.write(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("deploy.write", Location.PROJECT, "The library cannot be written: " + e.getMessage() + ".",
                            "Check the rights on the folder and the space on the disk"),
                    e);
        }
        return new DeployReport(sorted(files), library.figures());
    }

    private static Processor processor(DeployRequest request) {
        return request.options().has(PROCESSOR) ? Processor.of(request.options().text(PROCESSOR)) : Processor.ANY;
    }

    private static List<String> sorted(Map<String, String> files) {
        List<String> names = new ArrayList<>(files.keySet());
        Collections.sort(names);
        return names;
    }

    private static String sample(DeployRequest request) {
        return "/* One window of the dataset: frames of " + CWriter.comment(String.join(", ", request.window().axes())) + ". */\n"
                + "#ifndef SAMPLE_H\n#define SAMPLE_H\n\n" + CWriter.array("sample_window", request.sampleWindow()) + "\n#endif\n";
    }
}
