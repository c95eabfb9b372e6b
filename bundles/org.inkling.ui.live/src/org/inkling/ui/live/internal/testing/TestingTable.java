package org.inkling.ui.live.internal.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.api.data.SampleRef;
import org.inkling.engine.Report;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The testing samples with what the model says of them: green when enough windows are right, else red. */
final class TestingTable {

    /** In the lab 53 % was seen red and 85 % green; the limit lies between. */
    static final int RIGHT_PERCENT = 60;

    private static final String[] TITLES = { "Sample name", "Expected", "Added", "Length", "Accuracy", "Result" };
    private static final int[] WIDTHS = { 165, 78, 134, 56, 74 };
    private static final int LEAST = 700;
    private static final int ACCURACY = 4;
    private static final int RESULT = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final Table table;
    private final Consumer<String> selected;
    private final Runnable checked;
    private final Set<String> unchecked = new HashSet<>();
    private List<TestingData.Row> rows = List.of();
    private Map<String, Report.Sample> results = Map.of();
    private int sorted = -1;
    private boolean down;

    /** @param selected told of the id of the sample a person looks at; @param checked told when check marks change */
    TestingTable(Composite parent, Consumer<String> selected, Runnable checked) {
        this.selected = selected;
        this.checked = checked;
        table = Look.apply(new Table(parent, SWT.CHECK | SWT.FULL_SELECTION | SWT.VIRTUAL | SWT.V_SCROLL | SWT.SINGLE), Tone.SURFACE,
                Tone.TEXT);
        Widgets.id(table, "testing.table");
        table.setHeaderVisible(true);
        colourHeader();
        Look.onRefresh(table, () -> {
            colourHeader();
            table.clearAll();
        });
        for (int c = 0; c < TITLES.length; c++) {
            int index = c;
            TableColumn column = new TableColumn(table, c == 3 || c == ACCURACY ? SWT.RIGHT : SWT.LEFT);
            column.setText(TITLES[c]);
            column.addListener(SWT.Selection, event -> sort(index));
        }
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item));
        table.addListener(SWT.Resize, event -> widths());
        table.addListener(SWT.Selection, this::selection);
        table.addListener(SWT.EraseItem, event -> {
            if (event.index == RESULT) {
                event.detail &= ~SWT.FOREGROUND;
            }
        });
        table.addListener(SWT.PaintItem, event -> {
            if (event.index == RESULT) {
                paintResult(event.gc, event);
            }
        });
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }

    Table control() {
        return table;
    }

    private void colourHeader() {
        table.setHeaderBackground(Look.color(Tone.SURFACE));
        table.setHeaderForeground(Look.color(Tone.MUTED));
    }

    /** Shows other samples, or other results of the same ones; the order a person chose stays. */
    void show(List<TestingData.Row> newRows, Map<String, Report.Sample> newResults) {
        results = Map.copyOf(newResults);
        List<TestingData.Row> ordered = new ArrayList<>(newRows);
        if (sorted >= 0) {
            ordered.sort(down ? order(sorted).reversed() : order(sorted));
        }
        String kept = selectedSample();
        rows = ordered;
        table.setItemCount(rows.size());
        table.clearAll();
        select(kept);
    }

    /** Selects the row of a sample, if there is one. */
    void select(String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).sample().id().equals(id)) {
                table.setSelection(i);
                return;
            }
        }
        table.deselectAll();
    }

    private String selectedSample() {
        int at = table.getSelectionIndex();
        return at >= 0 && at < rows.size() ? rows.get(at).sample().id() : "";
    }

    /** Ids of the samples with a check mark, in table order. */
    List<String> checkedSamples() {
        return rows.stream().map(r -> r.sample().id()).filter(id -> !unchecked.contains(id)).toList();
    }

    /** Checks all, or none. */
    void check(boolean all) {
        unchecked.clear();
        if (!all) {
            rows.forEach(r -> unchecked.add(r.sample().id()));
        }
        table.clearAll();
        checked.run();
    }

    private void selection(Event event) {
        int at = table.indexOf((TableItem) event.item);
        if (at < 0 || at >= rows.size()) {
            return;
        }
        String id = rows.get(at).sample().id();
        if (event.detail == SWT.CHECK) {
            if (((TableItem) event.item).getChecked()) {
                unchecked.remove(id);
            } else {
                unchecked.add(id);
            }
            checked.run();
        } else {
            selected.accept(id);
        }
    }

    private void widths() {
        int width = table.getClientArea().width;
        int spare = Math.max(0, width - LEAST) / 8;
        int used = 0;
        for (int i = 0; i < WIDTHS.length; i++) {
            int wide = WIDTHS[i] + (i < 3 ? spare : spare / 2);
            table.getColumn(i).setWidth(wide);
            used += wide;
        }
        table.getColumn(RESULT).setWidth(Math.max(180, width - used));
    }

    private void fill(TableItem item) {
        int at = table.indexOf(item);
        if (at < 0 || at >= rows.size()) {
            return;
        }
        TestingData.Row row = rows.get(at);
        SampleRef sample = row.sample();
        Report.Sample result = results.get(sample.id());
        item.setText(new String[]{ sample.name(), sample.label(), added(row.addedAt()), Numbers.duration(sample.lengthMs()),
                result == null ? "" : result.accuracyPercent() + " %", result == null ? "" : result.result() });
        item.setChecked(!unchecked.contains(sample.id()));
        item.setForeground(Look.color(Tone.TEXT));
        item.setFont(0, Look.font(TextStyle.STRONG));
        item.setBackground(result == null ? null : Look.color(right(result) ? Tone.OK_SOFT : Tone.BAD_SOFT));
    }

    /** When a recording was made, as people say it. */
    static String added(long milliseconds) {
        if (milliseconds <= 0) {
            return "";
        }
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochMilli(milliseconds), ZoneId.systemDefault());
        LocalDate today = LocalDate.now();
        if (at.toLocalDate().equals(today)) {
            return "Today, " + TIME.format(at);
        }
        return at.toLocalDate().equals(today.minusDays(1)) ? "Yesterday, " + TIME.format(at) : DAY.format(at);
    }

    private static boolean right(Report.Sample result) {
        return result.windows() > 0 && result.accuracyPercent() >= RIGHT_PERCENT;
    }

    /** The most frequent class in the colour of text, the others in red, as in the lab. */
    private void paintResult(GC gc, Event event) {
        int at = table.indexOf((TableItem) event.item);
        Report.Sample result = at < 0 || at >= rows.size() ? null : results.get(rows.get(at).sample().id());
        if (result == null) {
            return;
        }
        int comma = result.result().indexOf(", ");
        String first = comma < 0 ? result.result() : result.result().substring(0, comma + 2);
        Point size = gc.textExtent(first, SWT.DRAW_TRANSPARENT);
        int top = event.y + (table.getItemHeight() - size.y) / 2;
        boolean marked = (event.detail & SWT.SELECTED) != 0;
        gc.setForeground(marked ? table.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT) : Look.color(Tone.TEXT));
        gc.drawText(first, event.x + 6, top, SWT.DRAW_TRANSPARENT);
        if (comma >= 0) {
            if (!marked) {
                gc.setForeground(Look.color(Tone.BAD));
            }
            gc.drawText(result.result().substring(comma + 2), event.x + 6 + size.x, top, SWT.DRAW_TRANSPARENT);
        }
    }

    private Comparator<TestingData.Row> order(int column) {
        return switch (column) {
            case 0 -> Comparator.comparing(r -> r.sample().name());
            case 1 -> Comparator.comparing(r -> r.sample().label());
            case 2 -> Comparator.comparing(TestingData.Row::addedAt);
            case 3 -> Comparator.comparing(r -> r.sample().lengthMs());
            case ACCURACY -> Comparator.comparing(r -> accuracy(results.get(r.sample().id())));
            default -> Comparator.comparing(r -> text(results.get(r.sample().id())));
        };
    }

    private static int accuracy(Report.@Nullable Sample result) {
        return result == null ? -1 : result.accuracyPercent();
    }

    private static String text(Report.@Nullable Sample result) {
        return result == null ? "" : result.result();
    }

    private void sort(int column) {
        down = sorted == column && !down;
        sorted = column;
        table.setSortColumn(table.getColumn(column));
        table.setSortDirection(down ? SWT.DOWN : SWT.UP);
        show(rows, results);
    }
}
