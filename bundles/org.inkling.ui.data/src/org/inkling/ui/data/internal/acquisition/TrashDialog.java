package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.data.DatasetTrash;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Shows what was thrown away, to put it back or to delete it for good. */
final class TrashDialog extends PageDialog {

    /** Return code for emptying the trash. */
    static final int EMPTY = IDialogConstants.CLIENT_ID + 1;

    private final List<DatasetTrash.Item> items;
    private final List<Integer> chosen = new ArrayList<>();
    private Table table;

    TrashDialog(Shell parent, List<DatasetTrash.Item> items) {
        super(parent, "Trash", "Deleted samples stay in the project until the trash is emptied.", "Put back");
        this.items = items;
    }

    @Override
    void fill(Composite parent) {
        table = Widgets.id(Look.apply(new Table(parent, SWT.FULL_SELECTION | SWT.MULTI), Tone.SURFACE, Tone.TEXT), "data.dialog.trash");
        table.setHeaderVisible(true);
        table.setHeaderBackground(Look.color(Tone.SURFACE));
        table.setHeaderForeground(Look.color(Tone.MUTED));
        for (String title : List.of("Sample", "Label", "Size")) {
            TableColumn column = new TableColumn(table, title.equals("Size") ? SWT.RIGHT : SWT.LEFT);
            column.setText(title);
            column.setWidth(title.equals("Sample") ? 220 : 110);
        }
        for (DatasetTrash.Item item : items) {
            new TableItem(table, SWT.NONE).setText(new String[]{ item.name(), item.label(), Numbers.bytes(item.bytes()) });
        }
        table.addListener(SWT.Selection, event -> choose());
        GridDataFactory.fillDefaults().grab(true, true).hint(460, 200).applyTo(table);
        if (items.isEmpty()) {
            Widgets.text(parent, "The trash is empty.", TextStyle.TEXT, Tone.MUTED);
        } else {
            table.selectAll();
            choose();
        }
    }

    private void choose() {
        chosen.clear();
        for (int index : table.getSelectionIndices()) {
            chosen.add(items.get(index).number());
        }
        if (getButton(IDialogConstants.OK_ID) != null) {
            getButton(IDialogConstants.OK_ID).setEnabled(!chosen.isEmpty());
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, EMPTY, "Empty trash", false).setEnabled(!items.isEmpty());
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.OK_ID).setEnabled(!chosen.isEmpty());
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == EMPTY) {
            setReturnCode(EMPTY);
            close();
        } else {
            super.buttonPressed(button);
        }
    }

    /** Numbers of the samples that are to come back. */
    List<Integer> chosen() {
        return chosen;
    }
}
