package org.inkling.ui.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.inkling.api.OperationException;
import org.inkling.project.Template;
import org.inkling.resources.LabProjects;

/** A lab project of its own for one test, with two short recordings and one that is too short for the window. */
final class TestLab implements AutoCloseable {

    static final String SHORT_SAMPLE = "dataset/training/idle.short.json";

    private final IProject project;

    private TestLab(IProject project) {
        this.project = project;
    }

    static TestLab create(String name) throws CoreException, OperationException, IOException {
        delete(name);
        IProject project = LabProjects.create(name, null, Template.find("free-fall").orElseThrow(), new NullProgressMonitor());
        TestLab lab = new TestLab(project);
        Path training = project.getLocation().append("dataset/training").toPath();
        Files.createDirectories(training);
        StringBuilder index = new StringBuilder("{\"version\":1,\"files\":[");
        String[] names = { "freefall.one", "idle.one", "idle.short" };
        for (String sample : names) {
            // 187 frames of 16 ms as the lab's recordings have; 38 as its shortest one
            Files.writeString(training.resolve(sample + ".json"), recording(sample.endsWith("short") ? 38 : 187), StandardCharsets.UTF_8);
            String label = sample.substring(0, sample.indexOf('.'));
            index.append(index.charAt(index.length() - 1) == '[' ? "" : ",")
                    .append("{\"path\":\"training/" + sample + ".json\",\"name\":\"" + sample
                            + "\",\"category\":\"training\",\"label\":{\"type\":\"label\",\"label\":\"" + label + "\"}}");
        }
        Files.writeString(training.resolveSibling("info.labels"), index.append("]}").toString(), StandardCharsets.UTF_8);
        lab.refreshAndBuild();
        return lab;
    }

    private static String recording(int frames) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < frames; i++) {
            values.append(i == 0 ? "" : ",")
                    .append(String.format(Locale.ROOT, "[%.1f,%.1f,%.1f]", Math.sin(i / 9.0), Math.cos(i / 7.0), 9.8));
        }
        return "{\"protected\":{\"ver\":\"v1\",\"alg\":\"none\"},\"signature\":\"00\",\"payload\":{\"device_name\":\"test\",\"device_type\":\"TEST\","
                + "\"interval_ms\":16,\"sensors\":[{\"name\":\"accX\",\"units\":\"m/s2\"},{\"name\":\"accY\",\"units\":\"m/s2\"},"
                + "{\"name\":\"accZ\",\"units\":\"m/s2\"}],\"values\":[" + values + "]}}";
    }

    IProject project() {
        return project;
    }

    IFile file(String path) {
        return project.getFile(path);
    }

    void refreshAndBuild() throws CoreException {
        project.refreshLocal(IResource.DEPTH_INFINITE, null);
        project.build(IncrementalProjectBuilder.INCREMENTAL_BUILD, null);
    }

    @Override
    public void close() throws CoreException {
        delete(project.getName());
    }

    private static void delete(String name) throws CoreException {
        IProject old = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        if (old.exists()) {
            old.delete(true, true, null);
        }
    }
}
