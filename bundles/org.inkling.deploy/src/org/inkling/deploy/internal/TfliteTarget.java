package org.inkling.deploy.internal;

import java.io.IOException;
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
        List<Problem> problems = new ArrayList<>();
        read(request.float32(), FLOAT32, problems);
        read(request.int8(), INT8, problems);
        return problems;
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
        try {
            out.write(FLOAT32, request.float32());
            out.write(INT8, request.int8());
            Map<String, String> texts = texts(request);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                out.write(text.getKey(), text.getValue());
            }
            List<String> files = new ArrayList<>(texts.keySet());
            files.addAll(List.of(FLOAT32, INT8));
            files.sort(null);
            return new DeployReport(files,
                    Map.of("float32.bytes", (double) request.float32().length, "int8.bytes", (double) request.int8().length));
        } catch (IOException e) {
            throw new OperationException(
                    Problem.error("deploy.write", Location.PROJECT, "The files cannot be written: " + e.getMessage() + ".",
                            "Check the rights on the folder and the space on the disk"),
                    e);
        }
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

                        `%s` and `%s` take the features of one window and give the score of each line of `labels.txt`.
                        Input is `(feature - mean) * scale` with one line of `standardisation.csv` for each feature; without that file the features themselves.
                        The features come from the processing blocks of the impulse; the C++ library has them as well.
                        """
                        .formatted(FLOAT32, INT8));
        return texts;
    }
}
