package org.inkling.ui.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Tone;

/** The list below a choice; what is typed narrows a long one. Closes when something is chosen, with Escape, or when it loses the focus. */
public final class ChoiceList {

    private static final int LONG = 12;
    private static final int MOST_ROWS = 16;
    private static final int LEAST_WIDTH = 120;

    private final List<String> items;
    private final IntConsumer chosen;
    private final Shell shell;
    private final Table table;
    private int[] shown;

    private ChoiceList(Control owner, List<String> items, IntConsumer chosen) {
        this.items = items;
        this.chosen = chosen;
        this.shown = IntStream.range(0, items.size()).toArray();
        shell = Look.apply(new Shell(owner.getShell(), SWT.NO_TRIM | SWT.ON_TOP), Tone.LINE, Tone.TEXT);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 1;
        layout.marginHeight = 1;
        layout.verticalSpacing = 1;
        shell.setLayout(layout);
        if (items.size() > LONG) {
            search();
        }
        table = Look.apply(new Table(shell, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL), Tone.SURFACE, Tone.TEXT);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        new TableColumn(table, SWT.LEFT);
        table.addListener(SWT.SetData, event -> {
            TableItem item = (TableItem) event.item;
            item.setText(items.get(shown[table.indexOf(item)]));
        });
        table.addListener(SWT.MouseUp, event -> take());
        table.addListener(SWT.DefaultSelection, event -> take());
        table.addListener(SWT.KeyDown, this::key);
    }

    private void search() {
        Text text = Look.apply(new Text(shell, SWT.SEARCH), Tone.SURFACE, Tone.TEXT);
        text.setMessage("Type to search");
        text.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        text.addListener(SWT.Modify, event -> narrow(text.getText()));
        text.addListener(SWT.DefaultSelection, event -> take());
        text.addListener(SWT.KeyDown, event -> {
            key(event);
            if (event.keyCode == SWT.ARROW_DOWN) {
                table.setFocus();
                event.doit = false;
            }
        });
    }

    /** Opens the list below its owner. @param chosen told the index of what was chosen */
    public static void open(Control owner, List<String> items, int selected, IntConsumer chosen) {
        ChoiceList list = new ChoiceList(owner, items, chosen);
        list.show(owner, selected);
    }

    private void show(Control owner, int selected) {
        table.setItemCount(shown.length);
        int rows = Math.min(MOST_ROWS, shown.length);
        Point size = owner.getSize();
        int extra = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT).y - table.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        int height = rows * table.getItemHeight() + 4 + Math.max(2, extra);
        Rectangle screen = owner.getMonitor().getClientArea();
        Point below = owner.toDisplay(0, size.y + 2);
        int y = below.y + height > screen.y + screen.height ? Math.max(screen.y, owner.toDisplay(0, 0).y - height - 2) : below.y;
        shell.setBounds(below.x, y, Math.max(LEAST_WIDTH, size.x), height);
        shell.layout();
        table.getColumn(0).setWidth(table.getClientArea().width);
        if (selected >= 0) {
            table.setSelection(selected);
            table.showSelection();
        }
        shell.open();
        if (items.size() <= LONG) {
            table.setFocus();
        }
        shell.addListener(SWT.Deactivate, event -> shell.getDisplay().asyncExec(this::close));
    }

    private void narrow(String typed) {
        String wanted = typed.trim().toLowerCase(Locale.ROOT);
        shown = IntStream.range(0, items.size()).filter(i -> items.get(i).toLowerCase(Locale.ROOT).contains(wanted)).toArray();
        table.setItemCount(shown.length);
        table.clearAll();
        if (shown.length > 0) {
            table.setSelection(0);
        }
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ESC) {
            event.doit = false;
            close();
        }
    }

    private void take() {
        int row = table.getSelectionIndex();
        int index = row >= 0 && row < shown.length ? shown[row] : -1;
        close();
        if (index >= 0) {
            chosen.accept(index);
        }
    }

    private void close() {
        if (!shell.isDisposed()) {
            shell.dispose();
        }
    }
}
