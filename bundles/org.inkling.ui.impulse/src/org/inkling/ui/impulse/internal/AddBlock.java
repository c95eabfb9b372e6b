package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.learn.Learner;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.ImpulseDocument;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The installed blocks of a kind, to be added to the impulse: what each does, who made it, and which one is a good first choice. */
final class AddBlock extends Dialog {

    private static final int WIDTH = 660;
    private static final int DESCRIPTION = 330;

    private final ImpulseEditor editor;
    private final String section;

    private AddBlock(Shell parent, ImpulseEditor editor, String section) {
        super(parent);
        this.editor = editor;
        this.section = section;
    }

    /** @param section {@link ImpulseDocument#DSP} or {@link ImpulseDocument#LEARN} */
    static void open(ImpulseEditor editor, String section) {
        new AddBlock(editor.getSite().getShell(), editor, section).open();
    }

    private boolean learns() {
        return section.equals(ImpulseDocument.LEARN);
    }

    private List<BlockInfo> blocks() {
        return learns()
                ? editor.model().catalog().learners().stream().map(Learner::info).toList()
                : editor.model().catalog().dspBlocks().stream().map(DspBlock::info).toList();
    }

    @Override
    protected void configureShell(@Nullable Shell shell) {
        super.configureShell(shell);
        if (shell != null) {
            shell.setText(learns() ? "Add a learning block" : "Add a processing block");
        }
    }

    @Override
    protected void createButtonsForButtonBar(@Nullable Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected Control createDialogArea(@Nullable Composite parent) {
        Composite area = Look.apply((Composite) super.createDialogArea(parent), Tone.SURFACE, Tone.TEXT);
        GridLayout layout = new GridLayout(5, false);
        layout.marginWidth = Look.MARGIN;
        layout.marginHeight = Look.MARGIN;
        layout.horizontalSpacing = Look.MARGIN;
        layout.verticalSpacing = Look.GAP;
        area.setLayout(layout);
        ((GridData) area.getLayoutData()).widthHint = WIDTH;
        for (String heading : new String[]{ "Block", "Description", "Author", "Recommended", "" }) {
            Widgets.text(area, heading, TextStyle.SMALL_STRONG, Tone.MUTED);
        }
        for (BlockInfo info : blocks()) {
            line(area);
            row(area, info);
        }
        return area;
    }

    private static void line(Composite area) {
        Label line = Look.apply(new Label(area, SWT.NONE), Tone.LINE, Tone.LINE);
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false, 5, 1);
        room.heightHint = 1;
        line.setLayoutData(room);
    }

    private void row(Composite area, BlockInfo info) {
        Label title = Widgets.text(area, info.title(), TextStyle.STRONG, Tone.TEXT);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Label description = Widgets.text(area, info.description(), TextStyle.TEXT, Tone.MUTED);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = DESCRIPTION;
        description.setLayoutData(wide);
        Widgets.text(area, info.author(), TextStyle.TEXT, Tone.TEXT);
        Label star = Widgets.text(area, info.recommended() ? "★" : "", TextStyle.STRONG, Tone.WARN);
        star.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, false, false));
        star.setToolTipText(info.recommended() ? "A good first choice for this data" : "");
        FlatButton add = new FlatButton(area, info.recommended() ? FlatButton.Kind.PRIMARY : FlatButton.Kind.QUIET, "Add", () -> {
            close();
            add(editor.model(), info);
        });
        Widgets.id(add, "add." + info.type());
        add.setToolTipText("Adds " + info.title() + " to the impulse");
    }

    private void add(ImpulseModel model, BlockInfo info) {
        String id = freeId(model, info);
        BlockUse use = new BlockUse(id, info.title(), info.type(), info.latest(), List.of(), ParameterValues.EMPTY);
        model.edit(() -> Optional.of(model.document().addBlock(section, use)));
    }

    /** The first word of the type, with a number when it is taken. */
    private static String freeId(ImpulseModel model, BlockInfo info) {
        List<String> taken = new ArrayList<>();
        model.impulse().map(Impulse::dsp).orElse(List.of()).forEach(use -> taken.add(use.id()));
        model.impulse().map(Impulse::learn).orElse(List.of()).forEach(use -> taken.add(use.id()));
        String word = info.type().toLowerCase(Locale.ROOT).split("-")[0];
        String id = word;
        for (int n = 2; taken.contains(id); n++) {
            id = word + n;
        }
        return id;
    }
}
