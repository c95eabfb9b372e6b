package org.inkling.project;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.operation.Lab;
import org.inkling.data.DatasetStore;
import org.inkling.project.internal.ProjectFiles;
import org.inkling.project.internal.ProjectValidator;

/**
 * A lab project on disk. Holds no state besides a cache of the dataset's index: every call sees the files as they are now.
 * Reads are safe from several threads.
 */
public final class LabProject implements Lab {

    /** Nature of the project in the workbench. */
    public static final String NATURE = "org.inkling.lab";
    /** Action of a {@link Resolution}: disable a sample; argument {@code path}. */
    public static final String ACTION_EXCLUDE = "dataset.exclude";
    /** Action of a {@link Resolution}: set a value in an impulse file; arguments {@code impulse}, {@code element}, {@code value}. */
    public static final String ACTION_SET = "impulse.set";

    private static final Pattern IMPULSE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final Path root;
    private @Nullable DatasetStore store;

    private LabProject(Path root) {
        this.root = root;
    }

    /** A project at a folder, which need not be there yet. */
    public static LabProject at(Path root) {
        return new LabProject(root.toAbsolutePath().normalize());
    }

    /** Opens a project. @throws OperationException when the folder holds none, or its settings cannot be read */
    public static LabProject open(Path root) throws OperationException {
        LabProject project = at(root);
        if (!Files.isRegularFile(project.root.resolve(LabSettings.FILE))) {
            throw new OperationException(
                    Problem.error("lab.missing", Location.of(String.valueOf(root)), "This folder is no lab project: it has no "
                            + LabSettings.FILE + ".", "Check the path, or make a project with: inkling new " + root));
        }
        project.settings();
        return project;
    }

    /** Whether a folder holds a lab project. */
    public static boolean isProject(Path root) {
        return Files.isRegularFile(root.resolve(LabSettings.FILE));
    }

    /**
     * Makes a project from a template; files that are already there stay as they are.
     *
     * @param name for people; empty takes the folder's
     * @throws OperationException when there is a project already, or a file cannot be written
     */
    public static LabProject create(Path root, Template template, String name) throws OperationException {
        LabProject project = at(root);
        ProjectFiles.create(project.root, template, name.isBlank() ? String.valueOf(project.root.getFileName()) : name);
        return open(project.root);
    }

    @Override
    public Path root() {
        return root;
    }

    /** What {@code lab.yaml} says. @throws OperationException with every error of the file */
    public LabSettings settings() throws OperationException {
        List<Problem> errors = new ArrayList<>();
        LabSettings settings = settings(p -> {
            if (p.severity() == Severity.ERROR) {
                errors.add(p);
            }
        });
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        return settings;
    }

    /** What {@code lab.yaml} says, wrong values replaced by defaults. */
    public LabSettings settings(Consumer<Problem> problems) throws OperationException {
        return LabSettings.parse(text(LabSettings.FILE), problems);
    }

    @Override
    public String name() {
        String folder = String.valueOf(root.getFileName());
        try {
            String name = settings(p -> {
                // reported by settings() and validate()
            }).name();
            return name.isBlank() ? folder : name;
        } catch (OperationException e) {
            return folder;
        }
    }

    @Override
    public NavigableMap<Integer, String> labels(SampleRef sample) throws OperationException {
        NavigableMap<Integer, String> labels = Lab.super.labels(sample);
        if (labels.isEmpty()) {
            dataset().label(sample).spans().forEach(span -> labels.put(span.startIndex(), span.label()));
        }
        return labels;
    }

    @Override
    public String board() throws OperationException {
        return settings().board();
    }

    @Override
    public long seed() {
        try {
            return settings(p -> {
                // reported by settings() and validate()
            }).seed();
        } catch (OperationException e) {
            return LabSettings.named("").seed();
        }
    }

    /** The dataset, for changing it. */
    public synchronized DatasetStore dataset() throws OperationException {
        DatasetStore open = store;
        if (open == null) {
            open = DatasetStore.open(root);
            store = open;
        }
        return open;
    }

    @Override
    public List<SampleRef> samples() throws OperationException {
        return dataset().samples();
    }

    @Override
    public Signal read(SampleRef sample) throws OperationException {
        return dataset().read(sample);
    }

    /** Axes and interval of the first enabled sample, training before testing; empty when there are no samples. */
    public Optional<SensorSchema> schema() throws OperationException {
        List<SampleRef> samples = samples();
        for (Split split : Split.values()) {
            Optional<SensorSchema> schema = samples.stream().filter(s -> s.enabled() && s.split() == split).map(SampleRef::schema)
                    .findFirst();
            if (schema.isPresent()) {
                return schema;
            }
        }
        return Optional.empty();
    }

    /** Labels of the enabled training samples, sorted: the classes of the project. */
    public List<String> labels() throws OperationException {
        TreeSet<String> labels = new TreeSet<>();
        for (SampleRef sample : samples()) {
            if (sample.enabled() && sample.split() == Split.TRAINING) {
                labels.addAll(labels(sample).values());
            }
        }
        return List.copyOf(labels);
    }

    @Override
    public List<String> impulses() throws OperationException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(f -> String.valueOf(f.getFileName())).filter(n -> n.endsWith(ImpulseDocument.EXTENSION))
                    .map(n -> n.substring(0, n.length() - ImpulseDocument.EXTENSION.length())).sorted().toList();
        } catch (IOException e) {
            throw failure("", "The project's folder cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** {@inheritDoc} Parameters are as written; {@link ImpulseChecker} completes them. @throws OperationException with all errors */
    @Override
    public Impulse impulse(String name) throws OperationException {
        ImpulseDocument document = document(name);
        List<Problem> errors = document.problems().stream().filter(p -> p.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        return document.impulse().orElseThrow(() -> new IllegalStateException("an impulse that cannot be read has an error"));
    }

    /** The text of an impulse file, readable or not. */
    public ImpulseDocument document(String name) throws OperationException {
        if (!IMPULSE_NAME.matcher(name).matches() || !Files.exists(root.resolve(name + ImpulseDocument.EXTENSION))) {
            List<String> names = impulses();
            throw new OperationException(
                    Problem.error("impulse.missing", Location.of(name + ImpulseDocument.EXTENSION), "There is no such impulse.",
                            names.isEmpty() ? "Make one first" : "Use one of: " + String.join(", ", names)));
        }
        return ImpulseDocument.parse(name + ImpulseDocument.EXTENSION, text(name + ImpulseDocument.EXTENSION));
    }

    /** Writes an impulse file. */
    public void save(ImpulseDocument document) throws OperationException {
        write(document.name() + ImpulseDocument.EXTENSION, document.text());
    }

    /** Writes {@code lab.yaml}. */
    public void save(LabSettings settings) throws OperationException {
        write(LabSettings.FILE, settings.format());
    }

    /** Checks an impulse against blocks and data. Empty when it cannot be read at all: see {@link ImpulseDocument#problems()}. */
    public Optional<CheckedImpulse> check(ImpulseDocument document, BlockCatalog catalog) throws OperationException {
        return new ImpulseChecker(catalog, schema(), labels().size()).check(document);
    }

    /** Everything that is wrong with settings, dataset and impulses; never fails for what is in a file. */
    public List<Problem> validate(BlockCatalog catalog) throws OperationException {
        return new ProjectValidator(this, catalog).validate();
    }

    /**
     * Carries out the action of a resolution.
     *
     * @throws OperationException       when it cannot be done any more
     * @throws IllegalArgumentException when it is advice only or the action is not known
     */
    public void resolve(Resolution resolution) throws OperationException {
        Map<String, String> arguments = new LinkedHashMap<>(resolution.arguments());
        String path = arguments.getOrDefault("path", "");
        switch (resolution.action()) {
            case ACTION_EXCLUDE -> dataset().enable(samples().stream().filter(s -> s.path().equals(path)).toList(), false);
            case ACTION_SET -> {
                ImpulseDocument document = document(arguments.getOrDefault("impulse", ""));
                save(document.apply(document.set(arguments.getOrDefault("element", ""), typed(arguments.getOrDefault("value", "")))));
            }
            case DatasetStore.ACTION_ADOPT -> dataset().adopt(path);
            case DatasetStore.ACTION_DELETE_STRAY -> dataset().deleteStray(path);
            case DatasetStore.ACTION_REMOVE_ENTRY -> dataset().removeEntry(path);
            default -> throw new IllegalArgumentException("no action of a lab project: " + resolution.action());
        }
    }

    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private String text(String file) throws OperationException {
        Path path = root.resolve(file);
        try {
            if (Files.size(path) > 4L * YamlDocument.MAX_SIZE) {
                throw failure(file, "The file is too large for a lab file.", null);
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw failure(file, "The file is missing.", e);
        } catch (CharacterCodingException e) {
            throw failure(file, "The file is not UTF-8 text.", e);
        } catch (IOException e) {
            throw failure(file, "The file cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void write(String file, String text) throws OperationException {
        try {
            SafeFiles.write(root.resolve(file), text);
        } catch (IOException e) {
            throw failure(file, "The file cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static OperationException failure(String file, String summary, @Nullable IOException cause) {
        Problem problem = Problem.error("lab.file", Location.of(file), summary, "Check the file and the rights on the project's folder");
        return cause == null ? new OperationException(problem) : new OperationException(problem, cause);
    }
}
