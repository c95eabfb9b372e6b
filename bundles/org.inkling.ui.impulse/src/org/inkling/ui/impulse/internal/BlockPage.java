package org.inkling.ui.impulse.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseDocument;
import org.inkling.ui.FlatButton;
import org.inkling.ui.PageHeader;
import org.inkling.ui.ParameterForm;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Settings of one processing or learning block, made from its schema, beside what they lead to. */
abstract class BlockPage extends LabPage {

    private static final ParameterSchema GENERAL = ParameterSchema
            .of(Parameter.text("name", "Name", null, "What people read for this block."));

    private final String section;
    private final String block;
    private final String operation;
    private PageHeader header;
    private FlatButton run;
    private Label state;
    private Composite formArea;
    private @Nullable ParameterForm form;
    private @Nullable ParameterForm general;
    private @Nullable ChecksCard inputs;
    private String schemaOf = "";

    /** @param operation that the primary action starts */
    BlockPage(ImpulseEditor editor, String section, BlockUse use, String operation) {
        super(editor, Blocks.key(section, use), use.name().isEmpty() ? use.id() : use.name());
        this.section = section;
        this.operation = operation;
        this.block = use.id();
    }

    /** Makes everything below the header. @return where the form goes */
    abstract Composite lay(Composite parent);

    /** Shows what belongs to this kind of block. @return whether the size of something has changed */
    abstract boolean updateMore(BlockUse use);

    /** A right value that a person is still typing. */
    void typing(String name, Object value) {
        // most pages wait until it counts
    }

    /** The form was made anew. */
    void formMade(ParameterForm made) {
        // most pages need nothing more
    }

    String block() {
        return block;
    }

    private boolean learns() {
        return section.equals(ImpulseDocument.LEARN);
    }

    Optional<BlockUse> use() {
        return model().impulse().map(i -> learns() ? i.learn() : i.dsp()).orElse(List.of()).stream().filter(u -> u.id().equals(block))
                .findFirst();
    }

    @Override
    void create(Composite parent) {
        header = new PageHeader(parent);
        header.action(FlatButton.Kind.QUIET, "Remove block", this::remove)
                .setToolTipText("Takes the block out of the impulse; Undo brings it back");
        run = Widgets.id(header.action(FlatButton.Kind.PRIMARY, learns() ? "▶ Train" : "▶ Generate features", this::run),
                "block." + operation);
        editor().onRun(parent, this::runChanged);
        state = Widgets.text(parent, "", TextStyle.TEXT, Tone.MUTED);
        state.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        formArea = Widgets.grid(lay(parent), 1, false);
        formArea.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private void run() {
        Optional<RunState> running = editor().tracker().of(model().project()).filter(RunState::running);
        if (running.isPresent()) {
            running.get().job().cancel();
        } else {
            RunImpulse.start(editor(), operation);
            started();
        }
    }

    /** The operation of this page was started. */
    void started() {
        // most pages show how it goes themselves
    }

    /** The primary action stops what runs, whatever started it: a project does one thing at a time. */
    private void runChanged() {
        boolean running = editor().tracker().of(model().project()).map(RunState::running).orElse(false);
        String text = running ? "■ Stop" : learns() ? "▶ Train" : "▶ Generate features";
        if (!run.getText().equals(text)) {
            run.setText(text);
            run.setToolTipText(running ? "Stops what runs" : learns() ? "Trains the network" : "Makes the features of all windows");
        }
    }

    private void remove() {
        editor().showPage(ImpulsePage.ID);
        model().edit(() -> Optional.of(model().document().removeBlock(section, block)));
    }

    @Override
    boolean update() {
        Optional<BlockUse> now = use();
        if (now.isEmpty()) {
            return false;
        }
        BlockUse use = now.get();
        boolean moved = header(use) | form(use);
        List<Problem> problems = model().problems();
        String prefix = section + "." + block;
        ParameterForm parameters = form;
        if (parameters != null) {
            parameters.setEnabled(model().editable());
            parameters.show(use.params(), problems, prefix);
        }
        ParameterForm names = general;
        if (names != null) {
            names.show(ParameterValues.of(java.util.Map.of("name", use.name())), problems, prefix);
        }
        ChecksCard checks = inputs;
        if (checks != null) {
            moved |= checks.show(available(), use.inputs());
        }
        moved |= updateMore(use);
        run.setEnabled(model().editable() && !model().data().samples().isEmpty());
        return moved;
    }

    private boolean header(BlockUse use) {
        header.setTitle(use.name().isEmpty() ? use.id() : use.name());
        Optional<BlockInfo> info = info(use);
        boolean moved = header.setSubtitle(info.map(i -> i.title() + ", version " + use.version() + ". " + i.description())
                .orElse("No block of type " + use.type() + " is installed."));
        BlockSummary summary = learns() ? Blocks.learner(model(), use) : BlockSummary.dsp(model(), use);
        String text = Widgets.plain(summary.state().sign() + " " + summary.stateText());
        if (!state.getText().equals(text)) {
            state.setText(text);
            org.inkling.ui.Look.apply(state, Tone.PAGE, summary.state().tone());
            moved = true;
        }
        return moved;
    }

    private Optional<BlockInfo> info(BlockUse use) {
        return learns()
                ? model().catalog().learner(use.type()).map(l -> l.info())
                : model().catalog().dspBlock(use.type()).map(d -> d.info());
    }

    private Optional<ParameterSchema> schema(BlockUse use) {
        boolean known = info(use).map(i -> i.versions().contains(use.version())).orElse(false);
        return !known
                ? Optional.empty()
                : learns()
                        ? model().catalog().learner(use.type()).map(l -> l.schema(use.version()))
                        : model().catalog().dspBlock(use.type()).map(d -> d.schema(use.version()));
    }

    /** Makes the form anew when the source says another type or version. */
    private boolean form(BlockUse use) {
        String wanted = use.type() + " " + use.version();
        if (wanted.equals(schemaOf)) {
            return false;
        }
        schemaOf = wanted;
        for (org.eclipse.swt.widgets.Control child : formArea.getChildren()) {
            child.dispose();
        }
        String prefix = section + "." + block + ".";
        ParameterForm made = new ParameterForm(formArea, schema(use).orElse(ParameterSchema.EMPTY), "Parameters",
                (name, value) -> model().set(prefix + "params." + name, value));
        made.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        made.control().addListener(SWT.Resize, event -> formArea.getDisplay().asyncExec(this::fit));
        ChecksCard checks = new ChecksCard(made.control(), learns() ? "Input features" : "Input axes",
                chosen -> model().set(prefix + "inputs", chosen));
        ParameterForm names = new ParameterForm(made.control(), GENERAL, "Block", (name, value) -> model().set(prefix + name, value));
        made.onTyping(this::typing);
        formMade(made);
        form = made;
        inputs = checks;
        general = names;
        return true;
    }

    private List<String> available() {
        return learns()
                ? model().impulse().map(Impulse::dsp).orElse(List.of()).stream().map(BlockUse::id).toList()
                : model().checked().flatMap(CheckedImpulse::window).map(w -> w.axes()).orElse(List.of());
    }

    void reveal(String parameter) {
        ParameterForm parameters = form;
        if (parameters != null) {
            parameters.reveal(parameter);
        }
    }
}
