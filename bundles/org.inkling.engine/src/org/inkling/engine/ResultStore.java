package org.inkling.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Split;
import org.inkling.api.learn.TrainedModel;
import org.inkling.engine.internal.FeatureFile;
import org.inkling.engine.internal.ModelFiles;
import org.inkling.project.SafeFiles;

/** The results of one impulse: {@code results/<impulse>/}: report, model files, and a cache of features that git ignores. */
public final class ResultStore {

    /** Folder of all results in a project. */
    public static final String FOLDER = "results";
    /** File name of the report. */
    public static final String REPORT = "report.json";

    private final Path folder;

    public ResultStore(Path projectRoot, String impulse) {
        this.folder = projectRoot.resolve(FOLDER).resolve(impulse);
    }

    /** Folder of this impulse's results. */
    public Path folder() {
        return folder;
    }

    /** The last report; empty when there is none. @throws OperationException when it cannot be read */
    public Optional<Report> report() throws OperationException {
        Path file = folder.resolve(REPORT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Report report = ResultJson.read(Files.readAllBytes(file), Report.class);
            if (report.schema() > Report.SCHEMA) {
                throw failure(
                        "The report has format version " + report.schema() + "; this program reads versions up to " + Report.SCHEMA + ".",
                        null);
            }
            return Optional.of(report);
        } catch (IOException e) {
            throw failure("The report cannot be read: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".", e);
        }
    }

    /** Writes the report. */
    public void write(Report report) throws OperationException {
        try {
            SafeFiles.write(folder.resolve(REPORT), ResultJson.write(report));
        } catch (IOException e) {
            throw failure("The report cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** The kept model, whatever it was made from; empty when there is none or its files do not belong together. */
    public Optional<TrainedModel> model() {
        return ModelFiles.read(folder, "");
    }

    /**
     * The features that were made last, whatever they were made from: {@link Freshness} says whether they still belong to the impulse.
     * Empty when there are none.
     */
    public Optional<FeatureTable> features(Split split) {
        return FeatureFile.read(FeatureFile.path(folder, split), split);
    }

    private OperationException failure(String summary, @org.eclipse.jdt.annotation.Nullable IOException cause) {
        Problem problem = Problem.error("results.report", Location.of(FOLDER + "/" + folder.getFileName() + "/" + REPORT), summary,
                "Delete the results of the impulse and run it again");
        return cause == null ? new OperationException(problem) : new OperationException(problem, cause);
    }
}
