package org.inkling.ui.data.internal.acquisition;

import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.data.Rebalancing;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Shows what a new division into training and testing would move. */
final class RebalanceDialog extends PageDialog {

    private final Rebalancing plan;

    RebalanceDialog(Shell parent, Rebalancing plan) {
        super(parent, "Rebalance 80/20",
                "Moves as few samples as it takes so that every label has a fifth of its samples in testing. You can undo it.",
                plan.moves() == 0 ? "Rebalance" : "Move " + plan.moves() + (plan.moves() == 1 ? " sample" : " samples"));
        this.plan = plan;
    }

    @Override
    void fill(Composite parent) {
        Table table = Widgets.id(Look.apply(new Table(parent, SWT.FULL_SELECTION), Tone.SURFACE, Tone.TEXT), "data.dialog.rebalance");
        table.setHeaderVisible(true);
        table.setHeaderBackground(Look.color(Tone.SURFACE));
        table.setHeaderForeground(Look.color(Tone.MUTED));
        for (String title : List.of("Label", "Training", "Testing", "Share of testing")) {
            TableColumn column = new TableColumn(table, title.equals("Label") ? SWT.LEFT : SWT.RIGHT);
            column.setText(title);
            column.setWidth(title.equals("Label") ? 140 : 110);
        }
        for (Rebalancing.Row row : plan.rows()) {
            int all = row.trainingNow() + row.testingNow();
            new TableItem(table, SWT.NONE).setText(new String[]{ row.label().isEmpty() ? "no label" : row.label(),
                    change(row.trainingNow(), row.trainingThen(), ""), change(row.testingNow(), row.testingThen(), ""),
                    change(Math.round(100f * row.testingNow() / all), Math.round(100f * row.testingThen() / all), " %") });
        }
        GridDataFactory.fillDefaults().grab(true, true).hint(480, 180).applyTo(table);
        if (plan.moves() == 0) {
            Widgets.text(parent, "✓ The samples are divided like this already.", TextStyle.TEXT, Tone.OK);
        }
    }

    private static String change(int now, int then, String unit) {
        return now == then ? now + unit : now + " → " + then + unit;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.OK_ID).setEnabled(plan.moves() > 0);
    }
}
