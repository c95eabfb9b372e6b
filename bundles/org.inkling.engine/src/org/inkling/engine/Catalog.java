package org.inkling.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.Board;
import org.inkling.api.deploy.BoardPack;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.learn.Learner;
import org.inkling.engine.internal.BoardFile;
import org.inkling.engine.internal.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The blocks and boards that are installed, the one registry of them; packs come and go while it runs.
 * Targets and operations use it, so they have registries of their own: {@link Targets}, {@link Operations}.
 * A provider that throws, even a {@link LinkageError}, is left out and named in {@link #problems()}.
 */
@Component(service = { Catalog.class, BlockCatalog.class })
public final class Catalog implements BlockCatalog {

    private final Map<BoardPack, List<Board>> boards = new ConcurrentHashMap<>();
    private final Registry<DspBlock> dsp = new Registry<>(b -> valid(b.info()) && b.schema(b.info().latest()) != null);
    private final Registry<Learner> learners = new Registry<>(l -> valid(l.info()) && l.schema(l.info().latest()) != null);
    private final Registry<BoardPack> packs = new Registry<>(this::read);

    /** An empty catalogue; add to it with the {@code add…} methods. */
    @Activate
    public Catalog() {
        // filled by references
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDspBlock(DspBlock block) {
        dsp.add(block);
    }

    public void removeDspBlock(DspBlock block) {
        dsp.remove(block);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addLearner(Learner learner) {
        learners.add(learner);
    }

    public void removeLearner(Learner learner) {
        learners.remove(learner);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addBoardPack(BoardPack pack) {
        packs.add(pack);
    }

    public void removeBoardPack(BoardPack pack) {
        packs.remove(pack);
        boards.remove(pack);
    }

    @Override
    public List<DspBlock> dspBlocks() {
        return sorted(dsp.all(), DspBlock::info);
    }

    @Override
    public List<Learner> learners() {
        return sorted(learners.all(), Learner::info);
    }

    /** Every board of the installed packs, by name. */
    public List<Board> boards() {
        return boards.values().stream().flatMap(List::stream).sorted(Comparator.comparing(Board::name)).toList();
    }

    public Optional<Board> board(String id) {
        return boards().stream().filter(b -> b.id().equals(id)).findFirst();
    }

    /** The pack a board comes from. */
    public Optional<BoardPack> boardPack(String id) {
        return boards.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(b -> b.id().equals(id))).map(Map.Entry::getKey)
                .findFirst();
    }

    /** Providers that were left out, and why. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(dsp.problems());
        problems.addAll(learners.problems());
        problems.addAll(packs.problems());
        return List.copyOf(problems);
    }

    private boolean read(BoardPack pack) {
        try {
            List<Board> read = new ArrayList<>();
            for (String path : pack.boards()) {
                read.add(BoardFile.read(pack, path));
            }
            boards.put(pack, List.copyOf(read));
            return !read.isEmpty();
        } catch (java.io.IOException | OperationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static boolean valid(BlockInfo info) {
        return !info.type().isBlank() && !info.versions().isEmpty();
    }

    private static <T> List<T> sorted(List<T> blocks, Function<T, BlockInfo> info) {
        Comparator<T> recommendedFirst = Comparator.comparing(b -> !info.apply(b).recommended());
        return blocks.stream().sorted(recommendedFirst.thenComparing(b -> info.apply(b).title())).toList();
    }
}
