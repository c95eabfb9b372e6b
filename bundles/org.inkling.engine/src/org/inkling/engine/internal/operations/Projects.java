package org.inkling.engine.internal.operations;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.Lab;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.data.SplitRule;
import org.inkling.project.LabProject;

/** What several operations need of a project. */
final class Projects {

    private Projects() {
    }

    /** The lab as the project it is. */
    static LabProject of(Lab lab) throws OperationException {
        return lab instanceof LabProject project ? project : LabProject.open(lab.root());
    }

    /** A path among the arguments; relative ones are not allowed, because only the caller knows to what. */
    static Path path(ParameterValues arguments, String name) throws OperationException {
        return path(arguments.text(name), name);
    }

    static Path path(String text, String name) throws OperationException {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (java.nio.file.InvalidPathException e) {
            // told below, like a relative path
        }
        throw new OperationException(Problem.error("argument.path", Location.of(name), "\"" + text + "\" is no absolute path.",
                "Give the whole path"));
    }

    /** The address of a device among the arguments. */
    static URI address(String text) throws OperationException {
        try {
            URI address = new URI(text);
            if (address.getScheme() != null) {
                return address;
            }
        } catch (java.net.URISyntaxException e) {
            // told below, like a name that no device has
        }
        throw new OperationException(Problem.error("argument.device", Location.of("device"), "There is no device \"" + text + "\".",
                "Use one that \"inkling devices\" lists"));
    }

    /** The rule by which the project splits new samples. */
    static SplitRule splitRule(LabProject project) throws OperationException {
        return SplitRule.valueOf(project.settings().split().toUpperCase(Locale.ROOT));
    }
}
