package org.inkling.deploy.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.InputBlock;

/** What is wrong with the classes and the threshold of a request. Any other text is a fine name: it is data in every export. */
final class ClassCheck {

    private static final int MAX_CLASSES = 10_000;

    private ClassCheck() {
    }

    /** Whether a request is about a model that was made elsewhere. */
    static boolean isModelAlone(DeployRequest request) {
        return request.impulse().dsp().isEmpty() && request.impulse().input().type().equals(InputBlock.FEATURES);
    }

    /** A place in the impulse, or in the model when there is no impulse. */
    static Location where(DeployRequest request, String element) {
        return isModelAlone(request)
                ? Location.of(request.impulse().name() + ".tflite")
                : Location.of(request.impulse().name() + ".impulse", element);
    }

    static List<Problem> problems(DeployRequest request) {
        List<Problem> problems = new ArrayList<>();
        List<String> classes = request.classes();
        Location where = where(request, "learn");
        String label = isModelAlone(request) ? "Name every output in the file of labels" : "Give every sample a label, then train again";
        if (classes.isEmpty() || classes.size() > MAX_CLASSES) {
            problems.add(Problem.error("deploy.classes", where, "The model has " + classes.size() + " classes.",
                    "Train with labelled samples of at most " + MAX_CLASSES + " classes"));
        }
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).isBlank()) {
                problems.add(Problem.error("deploy.empty-class", where, "Class " + (i + 1) + " has no name.", label));
            }
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            problems.add(Problem.error("deploy.duplicate-class", where, "Two classes have the same name.",
                    isModelAlone(request) ? label : "Rename one of the labels, then train again"));
        }
        if (!(request.threshold() >= 0 && request.threshold() <= 1)) {
            problems.add(Problem.error("deploy.threshold", where,
                    "The threshold is " + request.threshold() + "; it has to be between 0 and 1.", "Choose a threshold such as 0.8"));
        }
        return problems;
    }
}
