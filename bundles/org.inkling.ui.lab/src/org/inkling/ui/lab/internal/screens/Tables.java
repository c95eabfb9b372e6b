package org.inkling.ui.lab.internal.screens;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Tone;

/** Tables in cards. */
final class Tables {

    private static final int ROW = 26;
    private static final String TONE = "tone";

    private Tables() {
    }

    /** A column. @param share of the width, @param right whether it holds numbers */
    record Column(String title, int share, boolean right) {
    }

    /** A table whose columns share its width. */
    static Table create(Composite parent, int style, Column... columns) {
        Table table = Look.apply(new Table(parent, style | SWT.FULL_SELECTION | SWT.V_SCROLL), Tone.SURFACE, Tone.TEXT);
        table.setHeaderVisible(true);
        colour(table);
        Look.onRefresh(table, () -> colour(table));
        int all = 0;
        for (Column column : columns) {
            TableColumn made = new TableColumn(table, column.right() ? SWT.RIGHT : SWT.LEFT);
            made.setText(column.title());
            all += column.share();
        }
        int sum = all;
        table.addListener(SWT.Resize, event -> {
            int width = table.getClientArea().width;
            for (int i = 0; i < columns.length; i++) {
                table.getColumn(i).setWidth(width * columns[i].share() / sum);
            }
        });
        return table;
    }

    private static void colour(Table table) {
        table.setHeaderBackground(Look.color(Tone.SURFACE));
        table.setHeaderForeground(Look.color(Tone.MUTED));
        for (TableItem item : table.getItems()) {
            if (item.getData(TONE) instanceof Tone tone) {
                item.setForeground(Look.color(tone));
            }
        }
    }

    /** Colours the text of a row, now and after a change of theme. */
    static void tone(TableItem item, Tone tone) {
        item.setData(TONE, tone);
        item.setForeground(Look.color(tone));
    }

    /** Gives it the height of its rows, at most so many. */
    static GridData height(Table table, int most) {
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        int row = Math.max(ROW, table.getItemHeight());
        data.heightHint = table.getHeaderHeight() + row * Math.min(most, Math.max(1, table.getItemCount())) + 4;
        return data;
    }
}
