package org.inkling.versioning.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.FS;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.OperationContext;
import org.inkling.project.SafeFiles;
import org.inkling.versioning.Version;
import org.inkling.versioning.Versions;

/** Versions as commits: reads and writes them. */
public final class History {

    private static final String AUTOMATIC = "Stored-by: restore";
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST_ID = 4;

    private final Path root;
    private final VersionRepository repository;

    public History(Path root, VersionRepository repository) {
        this.root = root;
        this.repository = repository;
    }

    VersionRepository repository() {
        return repository;
    }

    /** A version with what stands in it. */
    record Stored(Version version, Contents contents) {
    }

    public List<Version> list() throws IOException {
        return all().stream().map(Stored::version).toList();
    }

    /** The newest first. */
    private List<Stored> all() throws IOException {
        List<RevCommit> commits = commits();
        List<Stored> all = new ArrayList<>();
        for (int i = 0; i < commits.size(); i++) {
            all.add(stored(commits.size() - i, commits.get(i)));
        }
        return all;
    }

    private List<RevCommit> commits() throws IOException {
        ObjectId tip = repository.tip();
        if (tip == null) {
            return List.of();
        }
        List<RevCommit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository.git())) {
            RevCommit at = walk.parseCommit(tip);
            while (at != null) {
                walk.parseBody(at);
                commits.add(at);
                at = at.getParentCount() == 0 ? null : walk.parseCommit(at.getParent(0));
            }
        }
        return commits;
    }

    private Stored stored(int number, RevCommit commit) throws IOException {
        Contents contents = Contents.of(repository.git(), commit);
        Instant time = Instant.ofEpochSecond(commit.getCommitTime());
        Version version = new Version(number, commit.name(), commit.getShortMessage(), time.toString(),
                commit.getFullMessage().contains(AUTOMATIC), Summaries.samples(contents), Summaries.results(contents));
        return new Stored(version, contents);
    }

    public Version find(String what) throws IOException, OperationException {
        return any(what, OperationContext.quiet()).version();
    }

    /** A stored version, or the project as it stands. */
    Stored any(String what, OperationContext context) throws IOException, OperationException {
        return what.strip().toLowerCase(Locale.ROOT).equals(Versions.PRESENT) ? present(context) : storedVersion(what);
    }

    private Stored present(OperationContext context) throws IOException, OperationException {
        try (ObjectInserter.Formatter looker = new ObjectInserter.Formatter()) {
            DirCache state = new Snapshot(root, repository, context).take(Snapshot.Blobs.hashing(looker));
            Contents contents = Contents.of(repository.git(), root, state);
            return new Stored(new Version(0, "", "the project now", "", false, Summaries.samples(contents), Summaries.results(contents)),
                    contents);
        }
    }

    private Stored storedVersion(String asked) throws IOException, OperationException {
        String what = asked.strip();
        List<Stored> all = all();
        Optional<Stored> exact = all.stream().filter(s -> what.equals(String.valueOf(s.version().number()))).findFirst()
                .or(() -> all.stream().filter(s -> what.equals(s.version().name())).findFirst());
        if (exact.isPresent()) {
            return exact.get();
        }
        List<Stored> byId = what.length() < SHORTEST_ID
                ? List.of()
                : all.stream().filter(s -> s.version().id().startsWith(what.toLowerCase(Locale.ROOT))).toList();
        if (byId.size() == 1) {
            return byId.get(0);
        }
        throw new OperationException(Problem.error("version.missing", Location.of(what),
                byId.isEmpty() ? "There is no such version." : "More than one version has an id that begins like this.",
                all.isEmpty() ? "Store one first" : "Use a number from 1 to " + all.size() + ", or a name"));
    }

    public boolean changed(OperationContext context) throws IOException, OperationException {
        List<RevCommit> commits = commits();
        return commits.isEmpty() || !present(context).contents().ids().equals(Contents.of(repository.git(), commits.get(0)).ids());
    }

    public Version store(String name, boolean automatic, OperationContext context) throws IOException, OperationException {
        try (VersionRepository.Lock lock = repository.lock()) {
            return write(name, automatic, context).version();
        }
    }

    /** What was stored, and the state of the files it was stored from. */
    private record Written(Version version, DirCache state) {
    }

    private Written write(String name, boolean automatic, OperationContext context) throws IOException, OperationException {
        ObjectId tip = repository.tip();
        List<RevCommit> commits = commits();
        Set<Path> packs = repository.packs();
        try (ObjectInserter inserter = repository.inserter()) {
            DirCache state = new Snapshot(root, repository, context).take(Snapshot.Blobs.into(inserter));
            ObjectId tree = state.writeTree(inserter);
            if (automatic && !commits.isEmpty() && commits.get(0).getTree().equals(tree)) {
                return new Written(stored(commits.size(), commits.get(0)).version(), state);
            }
            int number = commits.size() + 1;
            ObjectId id = inserter.insert(commit(title(name, number), automatic, tree, tip));
            context.checkCancelled();
            inserter.flush();
            repository.sync(packs);
            repository.moveTip(tip, id);
            writeIndex(state);
            Version version = list().get(0);
            context.log("Stored version " + version);
            return new Written(version, state);
        }
    }

    private static String title(String name, int number) {
        String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? "Version " + number : line.substring(0, Math.min(line.length(), LONGEST_NAME));
    }

    private static CommitBuilder commit(String title, boolean automatic, ObjectId tree, @Nullable ObjectId parent) {
        PersonIdent who = new PersonIdent("Inkling", "", Instant.now().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        if (parent != null) {
            commit.setParentId(parent);
        }
        commit.setAuthor(who);
        commit.setCommitter(who);
        commit.setMessage(automatic ? title + "\n\n" + AUTOMATIC + "\n" : title + "\n");
        return commit;
    }

    /** Only makes the next look quicker, so it may fail. */
    private void writeIndex(DirCache state) throws IOException {
        DirCache index = DirCache.lock(repository.index().toFile(), FS.DETECTED);
        try {
            var builder = index.builder();
            for (int i = 0; i < state.getEntryCount(); i++) {
                builder.add(state.getEntry(i));
            }
            builder.finish();
            index.write();
            if (!index.commit()) {
                Files.deleteIfExists(repository.index());
            }
        } finally {
            index.unlock();
        }
    }

    public Versions.Restored restore(String what, OperationContext context) throws IOException, OperationException {
        try (VersionRepository.Lock lock = repository.lock()) {
            Stored target = storedVersion(what);
            Written before = write("Before restoring " + target.version().name(), true, context);
            context.checkCancelled();
            // from here on it is finished or, after a crash, known to be unfinished
            SafeFiles.write(repository.journal(), target.version().id() + "\n");
            int files = new Restorer(root, before.state(), context).restore(target.contents());
            Files.delete(repository.journal());
            context.log("Restored version " + target.version() + ": " + files + " files");
            return new Versions.Restored(target.version(), before.version(), files);
        }
    }

    public Optional<Version> interrupted() throws IOException {
        try {
            String id = Files.readString(repository.journal(), StandardCharsets.US_ASCII).strip();
            return list().stream().filter(v -> v.id().equals(id)).findFirst();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
