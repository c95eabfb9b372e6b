package org.inkling.ui.lab.internal.screens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.operation.Operation;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.engine.Catalog;
import org.inkling.engine.ProjectInfo;
import org.inkling.engine.Sensors;
import org.inkling.project.LabProject;
import org.inkling.project.ProjectKeys;
import org.inkling.resources.Services;

/**
 * What the dashboard and the guide show.
 *
 * @param folder  of the project
 * @param boards  that are installed
 * @param devices names of the devices that are connected, simulated ones left out
 * @param keys    API keys of the project
 * @param exports zips of the dataset in the folder of graded evidence, relative to the project
 * @param busy    whether an operation works on the project
 */
public record DashboardData(Path folder, ProjectInfo info, LabProgress progress, List<Board> boards, List<String> devices,
        List<ProjectKeys.Key> keys, List<String> exports, boolean busy) {

    /** Folder of what the lab asks for. */
    static final String EVIDENCE = "graded-assignement";

    private static final String DEPLOY = "deploy";
    /** Schemes of what is no device one could hold in the hand. */
    private static final Set<String> SIMULATED = Set.of("sim", "replay");

    public static DashboardData load(LabProject lab, boolean busy, IProgressMonitor monitor) throws OperationException {
        try (Services services = Services.of(DashboardData.class)) {
            Operation<?> operation = services.find(Operation.class, Operation.ID, "info")
                    .orElseThrow(() -> new OperationException(Problem.error("operation.missing", Location.of("info"),
                            "The operation that looks at a project is not installed.", "Repair the installation")));
            ProjectInfo info = (ProjectInfo) operation.run(ParameterValues.EMPTY, lab, new Silent(monitor));
            List<String> devices = services.find(Sensors.class).map(s -> s.discover(lab)).orElse(List.of()).stream()
                    .filter(SensorEndpoint::connected).filter(e -> !SIMULATED.contains(e.uri().getScheme())).map(SensorEndpoint::name)
                    .toList();
            return new DashboardData(lab.root(), info, LabProgress.of(info, deployed(lab.root())),
                    services.find(Catalog.class).map(Catalog::boards).orElse(List.of()), devices, ProjectKeys.of(lab.root()).list(),
                    exports(lab.root()), busy);
        }
    }

    Optional<Board> board() {
        return boards.stream().filter(b -> b.id().equals(info.board())).findFirst();
    }

    /** Whether anything was built for a device. */
    static boolean deployed(Path root) {
        try (Stream<Path> files = Files.list(root.resolve(DEPLOY))) {
            return files.anyMatch(f -> !String.valueOf(f.getFileName()).startsWith("."));
        } catch (IOException e) {
            // no such folder, or one that cannot be read: nothing that anybody could use
            return false;
        }
    }

    private static List<String> exports(Path root) {
        List<String> found = new ArrayList<>();
        Path evidence = root.resolve(EVIDENCE);
        if (Files.isDirectory(evidence)) {
            try (Stream<Path> files = Files.walk(evidence, 2)) {
                files.filter(f -> f.toString().endsWith(".zip")).sorted()
                        .forEach(f -> found.add(root.relativize(f).toString().replace('\\', '/')));
            } catch (IOException e) {
                // a folder that cannot be read is shown without exports
                return List.of();
            }
        }
        return found;
    }
}
