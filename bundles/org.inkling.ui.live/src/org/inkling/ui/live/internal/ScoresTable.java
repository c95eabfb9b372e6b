package org.inkling.ui.live.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The windows of a sample with the score of each class, the best one bold, uncertain windows in grey. */
public final class ScoresTable {

    private static final int TIME_WIDTH = 92;
    private static final int WORD_WIDTH = 76;

    private final Table table;
    private final int mostRows;
    private List<Integer> rows = List.of();
    private List<String> classes = List.of();
    private @Nullable Scored scored;
    private boolean onlyUnsure;

    /** @param mostRows shown without scrolling; @param picked told of the window a person selects */
    public ScoresTable(Composite parent, int mostRows, IntConsumer picked) {
        this.mostRows = mostRows;
        table = Look.apply(new Table(parent, SWT.FULL_SELECTION | SWT.VIRTUAL | SWT.V_SCROLL | SWT.SINGLE), Tone.SURFACE, Tone.TEXT);
        table.setHeaderVisible(true);
        colourHeader();
        Look.onRefresh(table, () -> {
            colourHeader();
            table.clearAll();
        });
        table.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item));
        table.addListener(SWT.Resize, event -> widths());
        table.addListener(SWT.Selection, event -> {
            int row = table.getSelectionIndex();
            if (row >= 0 && row < rows.size()) {
                picked.accept(rows.get(row));
            }
        });
    }

    public Table control() {
        return table;
    }

    private void colourHeader() {
        table.setHeaderBackground(Look.color(Tone.SURFACE));
        table.setHeaderForeground(Look.color(Tone.MUTED));
    }

    /** Shows the windows of a sample, or none. */
    public void show(@Nullable Scored value) {
        scored = value;
        List<String> names = value == null ? List.of() : value.classes();
        if (!names.equals(classes) || table.getColumnCount() == 0) {
            columns(names);
        }
        rows();
    }

    /** Whether only windows are shown that are uncertain or of the class "unknown"; those that are told well are left out. */
    public void setOnlyUnsure(boolean value) {
        onlyUnsure = value;
        rows();
    }

    /** Marks the row of a window. */
    public void select(int window) {
        int row = rows.indexOf(window);
        if (row >= 0) {
            table.setSelection(row);
        } else {
            table.deselectAll();
        }
    }

    private void columns(List<String> names) {
        classes = names;
        for (TableColumn column : table.getColumns()) {
            column.dispose();
        }
        new TableColumn(table, SWT.RIGHT).setText("Time (ms)");
        names.forEach(name -> new TableColumn(table, SWT.RIGHT).setText(name));
        new TableColumn(table, SWT.LEFT).setText("  Result");
        widths();
    }

    private void rows() {
        List<Integer> shown = new ArrayList<>();
        Scored scores = scored;
        int count = scores == null ? 0 : scores.windows().size();
        for (int i = 0; i < count; i++) {
            if (scores == null || !onlyUnsure || unsure(scores, i)) {
                shown.add(i);
            }
        }
        boolean resized = shown.size() != rows.size();
        rows = shown;
        table.setItemCount(rows.size());
        table.clearAll();
        if (resized && table.getLayoutData() instanceof GridData room && !room.grabExcessVerticalSpace) {
            room.heightHint = table.getHeaderHeight() + table.getItemHeight() * Math.min(mostRows, Math.max(3, rows.size())) + 4;
            table.requestLayout();
        }
    }

    private static boolean unsure(Scored scores, int window) {
        int predicted = scores.predicted(window);
        return predicted == scores.classes().size() || scores.name(predicted).toLowerCase(Locale.ROOT).equals("unknown");
    }

    private void widths() {
        int count = table.getColumnCount();
        if (count == 0) {
            return;
        }
        int width = table.getClientArea().width;
        int time = Math.min(TIME_WIDTH, width / 4);
        // the best score is bold, so that the result in words can be left out where there is no room
        boolean words = (width - time) / Math.max(1, count - 1) >= WORD_WIDTH;
        int each = (width - time) / Math.max(1, words ? count - 1 : count - 2);
        table.getColumn(0).setWidth(time);
        for (int c = 1; c < count - 1; c++) {
            table.getColumn(c).setWidth(each);
        }
        table.getColumn(count - 1).setWidth(words ? width - time - each * (count - 2) : 0);
    }

    private void fill(TableItem item) {
        Scored scores = scored;
        int row = table.indexOf(item);
        if (scores == null || row < 0 || row >= rows.size()) {
            return;
        }
        int window = rows.get(row);
        float[] values = scores.windows().get(window).of(scores.precision());
        int predicted = scores.predicted(window);
        String[] texts = new String[values.length + 2];
        texts[0] = Numbers.count(Math.round(scores.startMs(window)));
        int best = 0;
        for (int c = 0; c < values.length; c++) {
            texts[c + 1] = String.format(Locale.ROOT, "%.2f", values[c]);
            best = values[c] > values[best] ? c : best;
        }
        texts[values.length + 1] = "  " + scores.name(predicted);
        item.setText(texts);
        boolean uncertain = predicted == scores.classes().size();
        item.setForeground(Look.color(uncertain ? Tone.MUTED : Tone.TEXT));
        item.setFont(best + 1, Look.font(TextStyle.STRONG));
        for (int c = 0; c < values.length; c++) {
            if (c != best && values[c] < 0.005) {
                item.setForeground(c + 1, Look.color(Tone.MUTED));
            }
        }
    }
}
