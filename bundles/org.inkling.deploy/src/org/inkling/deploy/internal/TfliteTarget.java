package org.inkling.deploy.internal;

import java.util.ArrayList;
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
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.nn.TfliteReader;
import org.osgi.service.component.annotations.Component;

/** The network as {@code .tflite} files, float32 and int8, with its labels and the standardisation of its inputs. */
@Component(property = DeploymentTarget.ID + "=" + TfliteTarget.TARGET)
public final class TfliteTarget implements DeploymentTarget {

    static final String TARGET = "tflite";

    private static final String FLOAT32 = "model.float32.tflite";
    private static final String INT8 = "model.int8.tflite";

    @Override
    public TargetInfo info() {
        return new TargetInfo(TARGET, "TensorFlow Lite", "The network as float32 and int8 .tflite files, without the processing blocks.",
                "model");
    }

    @Override
    public ParameterSchema schema() {
        return ParameterSchema.EMPTY;
    }

    @Override
    public List<Problem> check(DeployRequest request) {
        List<Problem> problems = new ArrayList<>(ClassCheck.problems(request));
        models(request).forEach((name, file) -> read(file, name, problems));
        return problems;
    }

    /** Both files; a model made elsewhere is one of them. */
    private static Map<String, byte[]> models(DeployRequest request) {
        Map<String, byte[]> models = new TreeMap<>(Map.of(FLOAT32, request.float32(), INT8, request.int8()));
        if (ClassCheck.isModelAlone(request)) {
            models.values().removeIf(file -> file.length == 0);
        }
        return models;
    }

    private static void read(byte[] file, String name, List<Problem> problems) {
        try {
            TfliteReader.read(file, Location.of(name));
        } catch (OperationException e) {
            problems.addAll(e.problems());
        }
    }

    @Override
    public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException {
        List<Problem> problems = check(request);
        if (!problems.isEmpty()) {
            throw new OperationException(problems);
        }
        ExportFiles files = new ExportFiles().addAll("", texts(request));
        Map<String, Double> figures = new TreeMap<>();
        models(request).forEach((name, file) -> {
            files.add(name, file);
            figures.put(name.split("\\.")[1] + ".bytes", (double) file.length);
        });
        return new DeployReport(files.write(out), figures);
    }

    private static Map<String, String> texts(DeployRequest request) {
        Map<String, String> texts = new TreeMap<>();
        StringBuilder labels = new StringBuilder();
        request.classes().forEach(label -> labels.append(label.replaceAll("\\R", " ")).append('\n'));
        texts.put("labels.txt", labels.toString());
        request.standardiser().ifPresent(standardiser -> {
            StringBuilder csv = new StringBuilder("mean,scale\n");
            for (int i = 0; i < standardiser.mean().length; i++) {
                csv.append(standardiser.mean()[i]).append(',').append(standardiser.scale()[i]).append('\n');
            }
            texts.put("standardisation.csv", csv.toString());
        });
        texts.put("README.md",
                """
                        # Network

                        %s take the features of one window and give the score of each line of `labels.txt`.
                        Input is `(feature - mean) * scale` with one line of `standardisation.csv` for each feature;
                        without that file it is the features themselves.
                        The features come from the processing blocks of the impulse; the C++ library has them as well.
                        """
                        .formatted("`" + String.join("` and `", models(request).keySet()) + "`"));
        return texts;
    }
}
