package org.inkling.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;
import org.inkling.ui.Choice;
import org.inkling.ui.LabScreenInput;
import org.inkling.ui.Widgets;

/** Finds controls of our screens by their id and uses them as a person does. */
final class Screens {

    private Screens() {
    }

    /** Opens a screen of a project. */
    static IEditorPart open(IProject project, String screen) throws PartInitException {
        try {
            IEditorPart editor = Workbench.act(() -> LabScreenInput.open(Workbench.page(), project, screen));
            Workbench.settle();
            return editor;
        } catch (PartInitException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The visible control with an id; fails when there is none. */
    static Control control(String id) {
        return find(id).orElseThrow(() -> {
            Workbench.picture("failure");
            return new AssertionError("no visible control \"" + id + "\"; there are " + ids());
        });
    }

    static Optional<Control> find(String id) {
        for (Shell shell : Workbench.window().getShell().getDisplay().getShells()) {
            Optional<Control> found = shell.isVisible()
                    ? Workbench.find(shell, c -> id.equals(name(c)) && c.isVisible())
                    : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Id of a control; that of a form's field is {@code parameter.} and its name. */
    private static String name(Control control) {
        Object field = control.getData("org.inkling.ui.parameter");
        return field instanceof String parameter
                ? "parameter." + parameter
                : control.getData(Widgets.ID) instanceof String id ? id : "";
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Shell shell : Workbench.window().getShell().getDisplay().getShells()) {
            Workbench.find(shell, c -> {
                if (!name(c).isEmpty() && c.isVisible()) {
                    ids.add(name(c));
                }
                return false;
            });
        }
        return ids;
    }

    static void waitFor(String id, int seconds) {
        Workbench.waitFor("control " + id, seconds, () -> find(id).isPresent());
    }

    /** Presses a button, or anything that listens to selection. */
    static void press(String id) {
        Control control = control(id);
        if (!control.isEnabled()) {
            Workbench.picture("failure");
            throw new AssertionError(id + " is disabled");
        }
        if (control instanceof Button button && (button.getStyle() & SWT.CHECK) != 0) {
            button.setSelection(!button.getSelection());
        }
        Event event = new Event();
        event.widget = control;
        act(() -> control.notifyListeners(SWT.Selection, event));
        Workbench.settle();
    }

    private static void act(Runnable work) {
        try {
            Workbench.act(() -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static boolean enabled(String id) {
        return find(id).map(Control::isEnabled).orElse(false);
    }

    /** Types a text. */
    static void type(String id, String text) {
        Control control = control(id);
        if (control instanceof Text field) {
            field.setFocus();
            act(() -> {
                field.setText(text);
                field.notifyListeners(SWT.DefaultSelection, new Event());
            });
        } else if (control instanceof Combo combo) {
            combo.setText(text);
            combo.notifyListeners(SWT.Selection, new Event());
        } else {
            throw new AssertionError(id + " is no text: " + control);
        }
        Workbench.settle();
    }

    /** Chooses the entry of a combo that begins like this. */
    static void choose(String id, String start) {
        if (control(id) instanceof Choice choice) {
            choice.choose(choice.items().indexOf(choice.items().stream().filter(item -> item.startsWith(start)).findFirst()
                    .orElseThrow(() -> new AssertionError(id + " has no entry \"" + start + "\": " + choice.items()))));
            Workbench.settle();
            return;
        }
        Combo combo = (Combo) control(id);
        for (int i = 0; i < combo.getItemCount(); i++) {
            if (combo.getItem(i).startsWith(start)) {
                combo.select(i);
                act(() -> combo.notifyListeners(SWT.Selection, new Event()));
                Workbench.settle();
                return;
            }
        }
        throw new AssertionError(id + " has no entry \"" + start + "\": " + List.of(combo.getItems()));
    }

    /** Titles of the pages of the active editor, when it has several. */
    static List<String> pages() {
        return java.util.Arrays.stream(folder().getItems()).map(i -> i.getText()).toList();
    }

    /** Shows a page of the active editor. */
    static void page(String title) {
        CTabFolder folder = folder();
        for (CTabItem item : folder.getItems()) {
            if (item.getText().equals(title)) {
                folder.setSelection(item);
                Event event = new Event();
                event.widget = folder;
                event.item = item;
                act(() -> folder.notifyListeners(SWT.Selection, event));
                Workbench.settle();
                return;
            }
        }
        throw new AssertionError("no page \"" + title + "\": " + pages());
    }

    /** The tabs at the foot of an editor of several pages. */
    private static CTabFolder folder() {
        return (CTabFolder) Workbench.find(Workbench.window().getShell(), c -> c instanceof CTabFolder tabs && tabs.isVisible()
                && java.util.Arrays.stream(tabs.getItems()).anyMatch(i -> i.getText().equals("Source")))
                .orElseThrow(() -> new AssertionError("no editor with pages is shown"));
    }

    static Table table(String id) {
        return (Table) control(id);
    }

    /** Selects a row, as a click does. */
    static void row(String id, int index) {
        Table table = table(id);
        table.setSelection(index);
        Event event = new Event();
        event.widget = table;
        event.item = table.getItem(index);
        act(() -> table.notifyListeners(SWT.Selection, event));
        Workbench.settle();
    }

    /** The texts of a row. */
    static List<String> texts(TableItem item) {
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < Math.max(1, item.getParent().getColumnCount()); c++) {
            texts.add(item.getText(c));
        }
        return texts;
    }

    /** Everything that is written in a control and below it. */
    static String text(Control control) {
        StringBuilder text = new StringBuilder();
        collect(control, text);
        return text.toString();
    }

    private static void collect(Control control, StringBuilder text) {
        if (control instanceof org.eclipse.swt.widgets.Label label) {
            text.append(label.getText()).append('\n');
        } else if (control instanceof Text field) {
            text.append(field.getText()).append('\n');
        } else if (control instanceof org.inkling.ui.FlatButton button) {
            text.append(button.getText()).append('\n');
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                if (child.getVisible()) {
                    collect(child, text);
                }
            }
        }
    }

    /** Presses and releases the mouse at a place of a control. */
    static void click(Control control, int x, int y) {
        for (int type : new int[]{ SWT.MouseDown, SWT.MouseUp }) {
            Event event = new Event();
            event.widget = control;
            event.button = 1;
            event.x = x;
            event.y = y;
            event.stateMask = type == SWT.MouseUp ? SWT.BUTTON1 : 0;
            control.notifyListeners(type, event);
        }
        Workbench.settle();
    }

    /** Scrolls the page a control is on so that it is seen. */
    static void reveal(String id) {
        Control control = control(id);
        for (Composite parent = control.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof org.eclipse.swt.custom.ScrolledComposite scroller) {
                Rectangle bounds = control.getDisplay().map(control.getParent(), scroller.getContent(), control.getBounds());
                scroller.setOrigin(0, Math.max(0, bounds.y - 60));
            }
        }
        Workbench.settle();
    }
}
