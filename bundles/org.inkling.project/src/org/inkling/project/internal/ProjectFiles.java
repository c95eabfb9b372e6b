package org.inkling.project.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.inkling.project.LabSettings;
import org.inkling.project.SafeFiles;
import org.inkling.project.Template;

/** The files a new project starts with. */
public final class ProjectFiles {

    private static final String IGNORE = """
            # derived, made again when needed
            /.inkling/
            /results/*/features/
            """;

    private ProjectFiles() {
    }

    public static void create(Path root, Template template, String name) throws OperationException {
        Path settings = root.resolve(LabSettings.FILE);
        if (Files.exists(settings)) {
            throw new OperationException(Problem.error("lab.exists", Location.of(String.valueOf(root.getFileName())),
                    "There is a lab project in this folder already.", "Choose another folder"));
        }
        Map<String, String> files = new LinkedHashMap<>();
        template.impulses().forEach((impulse, text) -> files.put(impulse + ImpulseDocument.EXTENSION, text));
        files.put(".project", description(name));
        files.put(".gitignore", IGNORE);
        try {
            Files.createDirectories(root);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = root.resolve(file.getKey());
                if (!Files.exists(path)) {
                    SafeFiles.write(path, file.getValue());
                }
            }
            // last, because it is what makes the folder a project
            SafeFiles.write(settings, template.settings().withName(name).format());
        } catch (IOException e) {
            throw new OperationException(Problem.error("lab.create", Location.of(String.valueOf(root.getFileName())),
                    "The project cannot be written: " + e.getMessage() + ".", "Check the rights on the folder and the space on the disk"),
                    e);
        }
    }

    /** The project description of the workbench. */
    private static String description(String name) {
        String safe = name.replaceAll("[\\\\/:*?\"<>|&\\p{Cntrl}]", " ").trim();
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <projectDescription>
                	<name>%s</name>
                	<comment></comment>
                	<projects>
                	</projects>
                	<buildSpec>
                		<buildCommand>
                			<name>org.inkling.resources.builder</name>
                			<arguments>
                			</arguments>
                		</buildCommand>
                	</buildSpec>
                	<natures>
                		<nature>%s</nature>
                	</natures>
                </projectDescription>
                """.formatted(safe.isEmpty() ? "lab" : safe, LabProject.NATURE);
    }
}
