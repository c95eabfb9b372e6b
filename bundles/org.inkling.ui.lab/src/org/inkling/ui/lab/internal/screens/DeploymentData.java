package org.inkling.ui.lab.internal.screens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.DeviceEstimator;
import org.inkling.api.deploy.Estimate;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.learn.TrainedModel;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.engine.Catalog;
import org.inkling.engine.Freshness;
import org.inkling.engine.ResultStore;
import org.inkling.engine.Targets;
import org.inkling.engine.Verifiers;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.LabProject;
import org.inkling.resources.Services;

/**
 * What the deployment screen shows.
 *
 * @param folder    of the project
 * @param impulses  names
 * @param impulse   the one that is deployed; empty when there is none
 * @param freshness of it
 * @param trained   whether there is a model, of whatever age
 * @param targets   that are installed
 * @param boards    that are installed
 * @param board     id of the project's
 * @param estimates of the model on the board, float32 and int8, or of the processing blocks alone before training
 * @param problems  why there is no estimate, or why it does not fit
 * @param built     files that were built, by target
 * @param verify    ids of the targets whose exports can be run on this computer
 * @param busy      whether an operation works on the project
 */
record DeploymentData(Path folder, List<String> impulses, String impulse, Freshness freshness, boolean trained, List<Target> targets,
        List<Board> boards, String board, List<Estimate> estimates, List<Problem> problems, Map<String, List<BuiltFile>> built,
        Set<String> verify, boolean busy) {

    static final String FOLDER = "deploy";

    /** A target with its options. */
    record Target(TargetInfo info, ParameterSchema options) {
    }

    /** A file that was built. @param path inside the target's output */
    record BuiltFile(String path, long bytes) {
    }

    static DeploymentData load(LabProject lab, String wanted, boolean busy) throws OperationException {
        try (Services services = Services.of(DeploymentData.class)) {
            BlockCatalog blocks = services.need(BlockCatalog.class);
            List<String> impulses = lab.impulses();
            String impulse = impulses.contains(wanted) ? wanted : impulses.isEmpty() ? "" : impulses.get(0);
            List<Board> boards = services.find(Catalog.class).map(Catalog::boards).orElse(List.of());
            String board = lab.settings(p -> {}).board();
            List<Target> targets = new ArrayList<>();
            for (DeploymentTarget target : services.find(Targets.class).map(Targets::all).orElse(List.of())) {
                targets.add(new Target(target.info(), target.schema()));
            }
            Optional<TrainedModel> model = impulse.isEmpty() ? Optional.empty() : new ResultStore(lab.root(), impulse).model();
            List<Estimate> estimates = new ArrayList<>();
            List<Problem> problems = new ArrayList<>();
            Optional<Board> chosen = boards.stream().filter(b -> b.id().equals(board)).findFirst();
            if (!impulse.isEmpty() && chosen.isPresent()) {
                estimate(services, lab, blocks, impulse, model, chosen.get(), estimates, problems);
            }
            Set<String> verify = new TreeSet<>();
            services.find(Verifiers.class).map(Verifiers::all).orElse(List.of()).stream().filter(v -> v.unavailable().isEmpty())
                    .forEach(v -> verify.add(v.target()));
            return new DeploymentData(lab.root(), impulses, impulse,
                    impulse.isEmpty() ? Freshness.NONE : Freshness.of(blocks, lab, impulse),
                    model.isPresent(), targets, boards, board, estimates, problems, built(lab.root()), verify, busy);
        }
    }

    private static void estimate(Services services, LabProject lab, BlockCatalog blocks, String name, Optional<TrainedModel> model,
            Board board,
            List<Estimate> estimates, List<Problem> problems) throws OperationException {
        Optional<DeviceEstimator> estimator = services.all(DeviceEstimator.class).stream().filter(e -> e.cores().contains(board.core()))
                .findFirst();
        Optional<CheckedImpulse> checked = lab.check(lab.document(name), blocks);
        if (estimator.isEmpty() || checked.isEmpty() || checked.get().window().isEmpty()) {
            return;
        }
        Impulse impulse = checked.get().impulse();
        List<byte[]> networks = model.map(m -> List.of(m.int8(), m.float32())).orElse(List.of(new byte[0]));
        for (byte[] network : networks) {
            try {
                Estimate estimate = estimator.get().estimate(impulse, checked.get().window().get(),
                        model.map(m -> m.standardiser().isPresent()).orElse(true), network, board);
                estimates.add(estimate);
                estimator.get().fit(impulse, estimate).stream().filter(p -> !problems.contains(p)).forEach(problems::add);
            } catch (OperationException e) {
                e.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
            }
        }
    }

    private static Map<String, List<BuiltFile>> built(Path root) {
        Map<String, List<BuiltFile>> built = new TreeMap<>();
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return built;
        }
        try (Stream<Path> outputs = Files.list(folder)) {
            for (Path output : outputs.sorted().toList()) {
                List<BuiltFile> files = new ArrayList<>();
                try (Stream<Path> all = Files.walk(output)) {
                    for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                        String path = file.equals(output)
                                ? String.valueOf(file.getFileName())
                                : output.relativize(file).toString().replace('\\', '/');
                        files.add(new BuiltFile(path, Files.size(file)));
                    }
                }
                if (!files.isEmpty()) {
                    built.put(String.valueOf(output.getFileName()), files);
                }
            }
        } catch (IOException e) {
            // something is writing there right now; it tells when it is done
            return built;
        }
        return built;
    }

    Optional<Board> chosenBoard() {
        return boards.stream().filter(b -> b.id().equals(board)).findFirst();
    }
}
