package org.inkling.ui.lab.internal.screens;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.OperationException;
import org.inkling.api.deploy.Board;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.Verification;
import org.inkling.engine.VerifyResult;
import org.inkling.project.LabProject;
import org.inkling.ui.Card;
import org.inkling.ui.Choice;
import org.inkling.ui.FlatButton;
import org.inkling.ui.LabScreen;
import org.inkling.ui.PageHeader;
import org.inkling.ui.ParameterForm;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Chooses a target, shows what the impulse costs on the board, builds it, and says what was built. */
public final class DeploymentEditor extends LoadedScreen<DeploymentData> {

    private static final int LONGEST_LIST = 14;
    private static final int TARGETS_WIDTH = 250;
    private static final List<String> SECTIONS = List.of("library", "firmware", "model");

    private final WorkCard work = new WorkCard();
    private final Map<String, Map<String, Object>> options = new HashMap<>();
    private String target = "cpp";
    private volatile String impulse = "";
    private boolean zip;
    private VerifyResult verified;

    @Override
    DeploymentData load(LabProject lab, IProgressMonitor monitor) throws OperationException {
        return DeploymentData.load(lab, impulse, isBusy());
    }

    @Override
    void build(Composite page, PageHeader header, DeploymentData data) {
        header.setTitle("Deployment");
        header.setSubtitle(data.impulse().isEmpty()
                ? "There is no impulse yet."
                : "The impulse runs on the device without a network: no upload, little power, an answer at once.");
        if (data.impulse().isEmpty()) {
            header.action(FlatButton.Kind.PRIMARY, "Design an impulse", () -> Actions.newImpulse(project()));
            return;
        }
        Optional<DeploymentData.Target> chosen = data.targets().stream().filter(t -> t.info().id().equals(target)).findFirst()
                .or(() -> data.targets().stream().findFirst());
        chosen.ifPresent(t -> target = t.info().id());
        if (data.verify().contains(target)) {
            Widgets.id(header.action(FlatButton.Kind.QUIET, "Verify", () -> verify(data)), "deployment.verify").setEnabled(!data.busy());
        }
        FlatButton build = Widgets.id(header.action(FlatButton.Kind.PRIMARY, data.busy() ? "Working…" : "Build", () -> build(data)),
                "deployment.build");
        build.setEnabled(chosen.isPresent() && !data.busy());
        Composite columns = Widgets.grid(page, 2, false);
        ((GridLayout) columns.getLayout()).horizontalSpacing = 16;
        columns.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Composite targets = Widgets.grid(columns, 1, false);
        ((GridLayout) targets.getLayout()).verticalSpacing = 8;
        GridData left = new GridData(SWT.BEGINNING, SWT.TOP, false, false);
        left.widthHint = TARGETS_WIDTH;
        targets.setLayoutData(left);
        for (String section : sections(data)) {
            section(targets, section, data);
        }
        Composite details = Widgets.grid(columns, 1, false);
        GridData right = new GridData(SWT.FILL, SWT.TOP, true, false);
        // what is left beside the targets, however long its texts are
        right.widthHint = TARGETS_WIDTH;
        details.setLayoutData(right);
        EstimateCard.add(details, data);
        chosen.ifPresent(t -> settings(details, t, data));
        work.show(details);
        verified(details);
        files(details, data);
    }

    private static List<String> sections(DeploymentData data) {
        List<String> sections = new ArrayList<>(SECTIONS);
        data.targets().stream().map(t -> t.info().section()).filter(s -> !sections.contains(s)).forEach(sections::add);
        sections.removeIf(s -> data.targets().stream().noneMatch(t -> t.info().section().equals(s)));
        return sections;
    }

    private void section(Composite parent, String section, DeploymentData data) {
        Widgets.text(parent, switch (section) {
            case "library" -> "Create a library";
            case "firmware" -> "Build firmware";
            case "model" -> "Take the model alone";
            default -> section;
        }, TextStyle.STRONG, Tone.TEXT);
        data.targets().stream().filter(t -> t.info().section().equals(section)).forEach(t -> {
            String id = t.info().id();
            Widgets.id(new TargetTile(parent, t.info(), id.equals(target), () -> choose(id)), "deployment.target." + id)
                    .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        });
    }

    private void choose(String id) {
        target = id;
        rebuild();
    }

    private void settings(Composite parent, DeploymentData.Target chosen, DeploymentData data) {
        Card card = new Card(parent, chosen.info().title());
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.setRemark(data.freshness().model() ? "model up to date" : data.trained() ? "◌ trains again first" : "trains first");
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 6;
        card.body().setLayout(layout);
        if (data.impulses().size() > 1) {
            choice(card.body(), "Impulse", "deployment.impulse", data.impulses(), data.impulses().indexOf(data.impulse()), i -> {
                impulse = data.impulses().get(i);
                reload();
            });
        }
        List<String> boards = data.boards().stream().map(Board::name).toList();
        int board = data.chosenBoard().map(data.boards()::indexOf).orElse(-1);
        choice(card.body(), "Board", "deployment.board", boards, board,
                i -> Actions.setting(project(), "board", data.boards().get(i).id()));
        choice(card.body(), "Output", "deployment.output", List.of("folder", "zip"), zip ? 1 : 0, i -> zip = i == 1);
        if (!chosen.options().parameters().isEmpty()) {
            Map<String, Object> values = options.computeIfAbsent(chosen.info().id(), id -> new LinkedHashMap<>());
            ParameterForm form = new ParameterForm(parent, chosen.options(), "Options", values::put);
            form.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            form.show(ParameterValues.of(values), List.of(), "");
        }
    }

    private static void choice(Composite parent, String label, String id, List<String> items, int selected,
            java.util.function.IntConsumer chosen) {
        Widgets.text(parent, label, TextStyle.TEXT, Tone.TEXT).setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        Choice choice = Widgets.id(new Choice(parent), id);
        choice.setItems(items);
        choice.select(selected);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 120;
        choice.setLayoutData(wide);
        choice.addListener(SWT.Selection, event -> {
            if (choice.selected() >= 0) {
                chosen.accept(choice.selected());
            }
        });
    }

    private Path output(DeploymentData data) {
        return data.folder().resolve(DeploymentData.FOLDER).resolve(zip ? target + ".zip" : target);
    }

    private void build(DeploymentData data) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("impulse", data.impulse());
        arguments.put("target", target);
        arguments.put("out", output(data).toString());
        arguments.put("options", options());
        Actions.start(project(), "Build " + target, "deploy", arguments, job -> {}, work.listener());
    }

    private void verify(DeploymentData data) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("impulse", data.impulse());
        arguments.put("target", target);
        arguments.put("options", options());
        Actions.start(project(), "Verify " + target, "verify", arguments, job -> job.result().filter(VerifyResult.class::isInstance)
                .ifPresent(result -> {
                    verified = (VerifyResult) result;
                    rebuild();
                }), work.listener());
    }

    /** What a comparison with the workbench has found. */
    private void verified(Composite parent) {
        for (Verification check : verified == null ? List.<Verification>of() : verified.checks()) {
            if (check.target().equals(target)) {
                Card card = Widgets.id(new Card(parent, (check.passed() ? "✓ " : "✗ ") + check.title()), "deployment.verified");
                card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
                card.setRemark(check.passed() ? "answers as the workbench does" : "differs");
                GridLayout layout = Widgets.gridLayout(3, true);
                card.body().setLayout(layout);
                Widgets.figure(card.body(), Numbers.count(check.windows()), "windows compared");
                Widgets.figure(card.body(), Numbers.count(check.identical()), "the same bits");
                Widgets.figure(card.body(), Numbers.count(check.rounded()), "rounded the other way");
                for (String difference : check.differences()) {
                    Widgets.text(card.body(), difference, TextStyle.TEXT, Tone.BAD)
                            .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
                }
            }
        }
    }

    private String options() {
        List<String> lines = new ArrayList<>();
        options.getOrDefault(target, Map.of()).forEach((name, value) -> lines.add(name + "=" + value));
        return String.join("\n", lines);
    }

    private void files(Composite page, DeploymentData data) {
        data.built().forEach((name, files) -> {
            if (name.equals(target) || name.equals(target + ".zip")) {
                card(page, data, name, files);
            }
        });
        if (data.built().keySet().stream().noneMatch(n -> n.equals(target) || n.equals(target + ".zip"))) {
            return;
        }
        Widgets.text(page, "What is built belongs to the project as it was then; build again after a change.", TextStyle.TEXT, Tone.MUTED)
                .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private void card(Composite page, DeploymentData data, String name, List<DeploymentData.BuiltFile> files) {
        Card card = Widgets.id(new Card(page, DeploymentData.FOLDER + "/" + name), "deployment.files");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.setRemark(Numbers.count(files.size()) + (files.size() == 1 ? " file, " : " files, ")
                + Numbers.bytes(files.stream().mapToLong(DeploymentData.BuiltFile::bytes).sum()));
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 4;
        card.body().setLayout(layout);
        files.stream().limit(LONGEST_LIST).forEach(f -> {
            Widgets.text(card.body(), f.path(), TextStyle.TEXT, Tone.TEXT).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            Widgets.text(card.body(), Numbers.bytes(f.bytes()), TextStyle.TEXT, Tone.MUTED)
                    .setLayoutData(new GridData(SWT.END, SWT.TOP, false, false));
        });
        if (files.size() > LONGEST_LIST) {
            Widgets.text(card.body(), "and " + (files.size() - LONGEST_LIST) + " more", TextStyle.TEXT, Tone.MUTED)
                    .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        }
        Composite links = Widgets.grid(card.body(), 2, false);
        links.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        Path folder = data.folder().resolve(DeploymentData.FOLDER);
        Widgets.id(new FlatButton(links, FlatButton.Kind.QUIET, "Open folder",
                () -> Actions.showInSystem(name.endsWith(".zip") ? folder : folder.resolve(name))), "deployment.open");
        new FlatButton(links, FlatButton.Kind.LINK, "Model testing", () -> Actions.screen(project(), LabScreen.TESTING));
    }
}
