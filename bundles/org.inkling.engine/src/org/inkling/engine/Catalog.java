package org.inkling.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.eclipse.jdt.annotation.NonNull;
import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.BoardPack;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.learn.Learner;
import org.inkling.engine.internal.BoardFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The blocks, targets and boards that are installed, the one registry of them ({@link Operations} has the operations). Packs come and go while it runs.
 * A provider that throws, even a {@link LinkageError}, is left out and named in {@link #problems()}.
 */
@Component(service = { Catalog.class, BlockCatalog.class })
public final class Catalog implements BlockCatalog {

    private final List<DspBlock> dsp = new CopyOnWriteArrayList<>();
    private final List<Learner> learners = new CopyOnWriteArrayList<>();
    private final List<DeploymentTarget> targets = new CopyOnWriteArrayList<>();
    private final Map<BoardPack, Board> boards = new LinkedHashMap<>();
    private final Map<Object, Problem> broken = new LinkedHashMap<>();

    /** An empty catalogue; add to it with the {@code add…} methods. */
    @Activate
    public Catalog() {
        // filled by references
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDspBlock(DspBlock block) {
        add(dsp, block, b -> valid(b.info()) && b.schema(b.info().latest()) != null);
    }

    public void removeDspBlock(DspBlock block) {
        remove(dsp, block);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addLearner(Learner learner) {
        add(learners, learner, l -> valid(l.info()) && l.schema(l.info().latest()) != null);
    }

    public void removeLearner(Learner learner) {
        remove(learners, learner);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addTarget(DeploymentTarget target) {
        add(targets, target, t -> t.info() != null && t.schema() != null);
    }

    public void removeTarget(DeploymentTarget target) {
        remove(targets, target);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addBoardPack(BoardPack pack) {
        try {
            Board board = BoardFile.read(pack);
            synchronized (boards) {
                boards.put(pack, board);
            }
        } catch (Exception | LinkageError e) {
            broken(pack, e);
        }
    }

    public void removeBoardPack(BoardPack pack) {
        synchronized (boards) {
            boards.remove(pack);
        }
        forget(pack);
    }

    @Override
    public List<DspBlock> dspBlocks() {
        return sorted(dsp, DspBlock::info);
    }

    @Override
    public List<Learner> learners() {
        return sorted(learners, Learner::info);
    }

    /** Every deployment target, by title. */
    public List<DeploymentTarget> targets() {
        return targets.stream().sorted(Comparator.comparing(t -> t.info().title())).toList();
    }

    public Optional<DeploymentTarget> target(String id) {
        return targets.stream().filter(t -> t.info().id().equals(id)).findFirst();
    }

    /** Every board of the installed packs, by name. */
    public List<Board> boards() {
        synchronized (boards) {
            return boards.values().stream().sorted(Comparator.comparing(Board::name)).toList();
        }
    }

    public Optional<Board> board(String id) {
        return boards().stream().filter(b -> b.id().equals(id)).findFirst();
    }

    /** The pack a board comes from. */
    public Optional<BoardPack> boardPack(String id) {
        synchronized (boards) {
            return boards.entrySet().stream().filter(e -> e.getValue().id().equals(id)).map(Map.Entry::getKey).findFirst();
        }
    }

    /** Providers that were left out, and why. */
    public List<Problem> problems() {
        synchronized (broken) {
            return List.copyOf(broken.values());
        }
    }

    private static boolean valid(BlockInfo info) {
        return !info.type().isBlank() && !info.versions().isEmpty();
    }

    private <T extends @NonNull Object> void add(List<T> list, T provider, Function<T, Boolean> probe) {
        try {
            if (!probe.apply(provider)) {
                throw new IllegalArgumentException("it does not describe itself");
            }
            list.add(provider);
        } catch (Exception | LinkageError e) {
            broken(provider, e);
        }
    }

    private <T extends @NonNull Object> void remove(List<T> list, T provider) {
        list.remove(provider);
        forget(provider);
    }

    private void broken(Object provider, Throwable why) {
        String name = provider.getClass().getName();
        synchronized (broken) {
            broken.put(provider, Problem.warning("catalog.broken", Location.of(name), "This extension cannot be used and was left out: " + why + ".",
                    "Update or remove the pack it comes from"));
        }
    }

    private void forget(Object provider) {
        synchronized (broken) {
            broken.remove(provider);
        }
    }

    private static <T> List<T> sorted(List<T> blocks, Function<T, BlockInfo> info) {
        Comparator<T> recommendedFirst = Comparator.comparing(b -> !info.apply(b).recommended());
        return blocks.stream().sorted(recommendedFirst.thenComparing(b -> info.apply(b).title())).toList();
    }
}
