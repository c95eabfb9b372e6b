package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.learn.Learner;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.ImpulseDocument;

/** The installed blocks, to be added to the impulse. */
final class BlockMenu {

    private BlockMenu() {
    }

    static void open(ImpulseEditor editor, Control owner) {
        Menu menu = new Menu(owner);
        heading(menu, "Processing blocks");
        for (DspBlock block : editor.model().catalog().dspBlocks()) {
            item(menu, editor, ImpulseDocument.DSP, block.info());
        }
        heading(menu, "Learning blocks");
        for (Learner learner : editor.model().catalog().learners()) {
            item(menu, editor, ImpulseDocument.LEARN, learner.info());
        }
        menu.addListener(SWT.Hide, event -> owner.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private static void heading(Menu menu, String text) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.setEnabled(false);
    }

    private static void item(Menu menu, ImpulseEditor editor, String section, BlockInfo info) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText((info.recommended() ? "★ " : "    ") + info.title());
        item.setToolTipText(info.description() + "\nBy " + info.author());
        item.setEnabled(editor.model().editable());
        item.addListener(SWT.Selection, event -> add(editor.model(), section, info));
    }

    private static void add(ImpulseModel model, String section, BlockInfo info) {
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
