package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.data.internal.acquisition.SampleOrder.Column;

/** The table of samples. Rows are made when they are seen, so that ten thousand of them cost as much as twenty. */
final class SampleTable {

    private final SampleModel model;
    private final Table table;
    private final Swatches swatches;
    private List<String> labels = List.of();

    SampleTable(Composite parent, SampleModel model, Runnable selected) {
        this.model = model;
        table = Look.apply(new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL), Tone.SURFACE, Tone.TEXT);
        Widgets.id(table, "data.table");
        swatches = new Swatches(table);
        table.setHeaderVisible(true);
        colourHeader();
        Look.onRefresh(table, () -> {
            colourHeader();
            table.clearAll();
        });
        for (Column column : Column.values()) {
            TableColumn made = new TableColumn(table, column == Column.LENGTH ? SWT.RIGHT : SWT.LEFT);
            made.setText(column.title());
            made.addListener(SWT.Selection, event -> sort(column));
        }
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, event -> selected.run());
        table.addListener(SWT.Resize, event -> widths());
        table.addListener(SWT.MouseMove, this::tip);
        showOrder();
    }

    Table control() {
        return table;
    }

    private void colourHeader() {
        table.setHeaderBackground(Look.color(Tone.SURFACE));
        table.setHeaderForeground(Look.color(Tone.MUTED));
    }

    private void fill(Event event) {
        TableItem item = (TableItem) event.item;
        int index = event.index;
        if (index < 0 || index >= model.shown().size()) {
            return;
        }
        SampleRow row = model.shown().get(index);
        String sign = row.problem().isEmpty() ? "" : "▲ ";
        item.setText(new String[]{ sign + row.name() + (row.facts().cropped() ? " ✂" : ""), label(row), row.added(), row.length(),
                row.signature(), row.ref().enabled() ? "✓" : "–" });
        item.setForeground(Look.color(row.ref().enabled() ? Tone.TEXT : Tone.MUTED));
        if (!row.problem().isEmpty()) {
            item.setForeground(0, Look.color(Tone.WARN));
        }
        for (Column muted : List.of(Column.ADDED, Column.SIGNATURE)) {
            item.setForeground(muted.ordinal(), Look.color(Tone.MUTED));
        }
        int colour = labels.indexOf(row.ref().label());
        item.setImage(Column.LABEL.ordinal(), colour < 0 ? null : swatches.of(colour));
    }

    private static String label(SampleRow row) {
        return row.ref().label().isEmpty() ? "no label" : row.ref().label();
    }

    private void tip(Event event) {
        TableItem item = table.getItem(new Point(event.x, event.y));
        int index = item == null ? -1 : table.indexOf(item);
        String tip = index < 0 || index >= model.shown().size() ? "" : tip(model.shown().get(index));
        if (!tip.equals(table.getToolTipText())) {
            table.setToolTipText(tip);
        }
    }

    private static String tip(SampleRow row) {
        return (row.problem().isEmpty() ? "" : "▲ " + row.problem() + "\n") + (row.ref().enabled() ? "" : "Excluded: kept and not used.\n")
                + (row.facts().cropped() ? "✂ Cropped; the file keeps all of the recording.\n" : "")
                + SampleRow.meaning(row.facts().signature());
    }

    /** Columns share the width; what is seldom asked for gives way first. */
    private void widths() {
        int width = table.getClientArea().width;
        int[] wanted = { 130, 84, 122, 54, 78, 46 };
        for (Column seldom : List.of(Column.SIGNATURE, Column.ADDED)) {
            if (java.util.Arrays.stream(wanted).sum() > width) {
                wanted[seldom.ordinal()] = 0;
            }
        }
        int used = 0;
        for (int i = 1; i < wanted.length; i++) {
            used += wanted[i];
        }
        wanted[0] = Math.max(wanted[0], width - used);
        for (int i = 0; i < wanted.length; i++) {
            if (table.getColumn(i).getWidth() != wanted[i]) {
                table.getColumn(i).setWidth(wanted[i]);
            }
        }
    }

    private void sort(Column column) {
        List<String> kept = selection();
        model.setOrder(model.order().clicked(column));
        showOrder();
        show(kept);
    }

    private void showOrder() {
        table.setSortColumn(table.getColumn(model.order().column().ordinal()));
        table.setSortDirection(model.order().down() ? SWT.DOWN : SWT.UP);
    }

    /** Shows what the model holds now and selects these samples, as far as they are shown. */
    void show(List<String> ids) {
        labels = model.index().labels();
        table.setRedraw(false);
        table.setItemCount(model.shown().size());
        table.clearAll();
        select(ids);
        table.setRedraw(true);
    }

    /** Selects samples, as far as they are shown, and makes the first one visible. */
    void select(List<String> ids) {
        int[] places = ids.stream().mapToInt(model::place).filter(p -> p >= 0).toArray();
        table.setSelection(places);
        if (places.length > 0) {
            table.showSelection();
        }
    }

    /** Ids of the selected samples, in the order of the table. */
    List<String> selection() {
        int[] indices = table.getSelectionIndices();
        java.util.Arrays.sort(indices);
        Set<String> ids = new LinkedHashSet<>();
        for (int index : indices) {
            if (index < model.shown().size()) {
                ids.add(model.shown().get(index).id());
            }
        }
        return new ArrayList<>(ids);
    }
}
