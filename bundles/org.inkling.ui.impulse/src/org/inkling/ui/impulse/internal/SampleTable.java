package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.engine.Report;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Every test sample with what was found in it: green and a tick when enough of its windows are right, else red and a cross. */
final class SampleTable {

    private static final String[] TITLES = { "", "Sample", "Expected", "Windows", "Accuracy", "Result" };
    private static final int MOST_ROWS = 20;
    /** In the lab 53 % was seen red and 85 % green; the limit lies between. */
    static final int RIGHT_PERCENT = 60;

    private final Table table;
    private List<Report.Sample> rows;
    private int sorted = -1;

    /** Fills a composite with the table. */
    static void add(Composite parent, List<Report.Sample> samples) {
        new SampleTable(parent, samples).widths();
    }

    private SampleTable(Composite parent, List<Report.Sample> samples) {
        rows = samples;
        parent.setLayout(Widgets.gridLayout(1, false));
        table = Look.apply(new Table(parent, SWT.FULL_SELECTION | SWT.VIRTUAL | SWT.V_SCROLL | SWT.SINGLE), Tone.SURFACE, Tone.TEXT);
        table.setHeaderVisible(true);
        colourHeader();
        Look.onRefresh(table, () -> {
            colourHeader();
            table.clearAll();
        });
        for (int c = 0; c < TITLES.length; c++) {
            column(c);
        }
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item, rows.get(table.indexOf((TableItem) event.item))));
        table.setItemCount(rows.size());
        GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
        room.heightHint = table.getHeaderHeight() + table.getItemHeight() * Math.min(MOST_ROWS, Math.max(1, rows.size())) + 4;
        table.setLayoutData(room);
        table.addListener(SWT.Resize, event -> widths());
        if (rows.isEmpty()) {
            Widgets.text(parent, "There are no test samples: move some recordings to the test set.", TextStyle.TEXT, Tone.MUTED);
        }
    }

    private void colourHeader() {
        table.setHeaderBackground(Look.color(Tone.SURFACE));
        table.setHeaderForeground(Look.color(Tone.MUTED));
    }

    private void column(int index) {
        TableColumn column = new TableColumn(table, index == 3 || index == 4 ? SWT.RIGHT : SWT.LEFT);
        column.setText(TITLES[index]);
        column.addListener(SWT.Selection, event -> sort(index));
    }

    private void widths() {
        int width = table.getClientArea().width;
        int[] shares = { 34, width * 26 / 100, width * 16 / 100, width * 11 / 100, width * 11 / 100, 0 };
        int used = 0;
        for (int i = 0; i < shares.length - 1; i++) {
            table.getColumn(i).setWidth(shares[i]);
            used += shares[i];
        }
        table.getColumn(shares.length - 1).setWidth(Math.max(80, width - used));
    }

    private static void fill(TableItem item, Report.Sample sample) {
        boolean right = right(sample);
        item.setText(new String[]{ right ? "✓" : "✗", sample.name(), sample.label(), Numbers.count(sample.windows()),
                sample.accuracyPercent() + " %",
                sample.result() });
        item.setBackground(Look.color(right ? Tone.OK_SOFT : Tone.BAD_SOFT));
        item.setForeground(Look.color(Tone.TEXT));
        item.setForeground(0, Look.color(right ? Tone.OK : Tone.BAD));
        item.setFont(0, Look.font(TextStyle.STRONG));
    }

    private static boolean right(Report.Sample sample) {
        return sample.windows() > 0 && sample.accuracyPercent() >= RIGHT_PERCENT;
    }

    private void sort(int column) {
        List<Comparator<Report.Sample>> orders = List.of(Comparator.comparing(SampleTable::right),
                Comparator.comparing(Report.Sample::name),
                Comparator.comparing(Report.Sample::label), Comparator.comparing(Report.Sample::windows),
                Comparator.comparing(Report.Sample::accuracyPercent), Comparator.comparing(Report.Sample::result));
        boolean down = sorted == column;
        List<Report.Sample> ordered = new ArrayList<>(rows);
        ordered.sort(down ? orders.get(column).reversed() : orders.get(column));
        sorted = down ? -1 : column;
        rows = ordered;
        table.setSortColumn(table.getColumn(column));
        table.setSortDirection(down ? SWT.DOWN : SWT.UP);
        table.clearAll();
    }
}
