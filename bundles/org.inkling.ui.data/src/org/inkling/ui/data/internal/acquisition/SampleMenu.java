package org.inkling.ui.data.internal.acquisition;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.inkling.api.data.Split;
import org.inkling.data.Media;

/** The context menu of samples, and the same by keyboard. */
final class SampleMenu {

    private final SampleCommands commands;
    private final Supplier<List<SampleRow>> selection;
    private final RawCard raw;

    SampleMenu(SampleCommands commands, Supplier<List<SampleRow>> selection, RawCard raw) {
        this.commands = commands;
        this.selection = selection;
        this.raw = raw;
    }

    /** Gives a table or grid the menu and the keys. */
    void install(Control control) {
        control.setMenu(menu(control));
        control.addListener(SWT.KeyDown, this::key);
    }

    private Menu menu(Control control) {
        MenuManager manager = new MenuManager();
        manager.setRemoveAllWhenShown(true);
        manager.addMenuListener(this::fill);
        return manager.createContextMenu(control);
    }

    /** Shows the menu somewhere else, for example below a button. */
    void open(Control at) {
        Menu menu = menu(at);
        menu.setLocation(at.toDisplay(0, at.getSize().y));
        menu.setVisible(true);
    }

    private void key(Event event) {
        List<SampleRow> rows = selection.get();
        if (rows.isEmpty()) {
            return;
        }
        if (event.keyCode == SWT.DEL && event.stateMask == 0) {
            commands.delete(rows);
        } else if (event.keyCode == SWT.F2) {
            commands.relabel(rows);
        }
    }

    void fill(IMenuManager menu) {
        List<SampleRow> rows = selection.get();
        boolean one = rows.size() == 1;
        boolean series = one && rows.get(0).media() != Media.IMAGE && raw.loaded() != null;
        boolean any = !rows.isEmpty();
        boolean training = any && rows.get(0).ref().split() == Split.TRAINING;
        boolean used = rows.stream().anyMatch(r -> r.ref().enabled());
        menu.add(item("Rename...", one, () -> commands.rename(rows.get(0))));
        menu.add(item("Edit label...\tF2", any, () -> commands.relabel(rows)));
        menu.add(item(training ? "Move to testing" : "Move to training", any,
                () -> commands.move(rows, training ? Split.TESTING : Split.TRAINING)));
        menu.add(item(used ? "Disable" : "Enable", any, () -> commands.enable(rows, !used)));
        menu.add(new Separator());
        menu.add(item("Crop", series, raw::startCrop));
        menu.add(item("Split", series, raw::startSplit));
        menu.add(item("Metadata...", any,
                () -> commands.notes(rows, one && raw.loaded() != null ? raw.loaded().notes() : Map.of())));
        menu.add(new Separator());
        menu.add(item("Download...", any, () -> commands.export(rows)));
        menu.add(item("Delete\tDelete", any, () -> commands.delete(rows)));
    }

    private static Action item(String text, boolean enabled, Runnable run) {
        Action action = new Action(text) {

            @Override
            public void run() {
                run.run();
            }
        };
        action.setEnabled(enabled);
        return action;
    }
}
