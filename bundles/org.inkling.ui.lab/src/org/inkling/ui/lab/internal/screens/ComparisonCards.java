package org.inkling.ui.lab.internal.screens;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.engine.Metrics;
import org.inkling.ui.Card;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.ConfusionChart;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.versioning.Comparison;
import org.inkling.versioning.Version;

/** Two versions side by side: parameters, figures, confusion matrices, files. */
final class ComparisonCards {

    private static final int MOST_ROWS = 14;
    private static final int MOST_FILES = 12;

    private final Composite page;
    private final Comparison comparison;

    ComparisonCards(Composite page, Comparison comparison) {
        this.page = page;
        this.comparison = comparison;
        Widgets.text(page, comparison.left() + "  ↔  " + comparison.right(), TextStyle.TITLE, Tone.TEXT)
                .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        for (Comparison.ImpulseComparison impulse : comparison.impulses()) {
            values("Parameters of " + impulse.impulse(), impulse.parameters(), "compare.parameters");
            values("Figures of " + impulse.impulse(), impulse.figures(), "compare.figures");
            matrices("Test of " + impulse.impulse(), impulse.left().test(), impulse.right().test());
            matrices("Validation of " + impulse.impulse(), impulse.left().validation(), impulse.right().validation());
        }
        files();
    }

    private Card card(String title) {
        Card card = new Card(page, title);
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.body().setLayout(Widgets.gridLayout(1, false));
        return card;
    }

    private static String name(Version version) {
        return version.number() == 0 ? "now" : version.name();
    }

    private void values(String title, List<Comparison.Row> rows, String id) {
        if (rows.isEmpty()) {
            return;
        }
        long different = rows.stream().filter(Comparison.Row::differs).count();
        Card card = card(title);
        card.setRemark(different == 0 ? "all the same" : different + (different == 1 ? " differs" : " differ"));
        Table table = Widgets.id(Tables.create(card.body(), SWT.SINGLE, new Tables.Column("", 40, false),
                new Tables.Column(name(comparison.left()), 30, false), new Tables.Column(name(comparison.right()), 30, false)), id);
        Stream.concat(rows.stream().filter(Comparison.Row::differs), rows.stream().filter(r -> !r.differs())).forEach(row -> {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[]{ (row.differs() ? "● " : "   ") + row.name(), or(row.left()), or(row.right()) });
            if (row.differs()) {
                item.setFont(Look.font(TextStyle.STRONG));
            } else {
                Tables.tone(item, Tone.MUTED);
            }
        });
        table.setLayoutData(Tables.height(table, MOST_ROWS));
    }

    private static String or(String text) {
        return text.isEmpty() ? "–" : text;
    }

    private void matrices(String title, Metrics left, Metrics right) {
        if (left == null && right == null) {
            return;
        }
        Card card = card(title);
        card.setRemark("float32, rows actual, columns predicted");
        GridLayout layout = Widgets.gridLayout(2, true);
        layout.horizontalSpacing = 20;
        card.body().setLayout(layout);
        matrix(card.body(), name(comparison.left()), left);
        matrix(card.body(), name(comparison.right()), right);
    }

    private static void matrix(Composite parent, String version, Metrics metrics) {
        Composite side = Widgets.grid(parent, 1, false);
        ((GridLayout) side.getLayout()).verticalSpacing = 4;
        side.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Widgets.text(side, metrics == null ? version + ": not done" : version + ": " + Numbers.percent(metrics.accuracy()),
                TextStyle.STRONG, Tone.TEXT).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        if (metrics != null) {
            int[][] counts = metrics.confusion().stream().map(r -> r.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
            ConfusionChart chart = new ConfusionChart(metrics.columns().subList(0, counts.length), metrics.columns(), counts);
            ChartCanvas canvas = new ChartCanvas(side, Look::theme);
            GridData room = new GridData(SWT.FILL, SWT.TOP, true, false);
            room.heightHint = (int) chart.height() + 4;
            canvas.setLayoutData(room);
            canvas.setChart(chart);
        }
    }

    private void files() {
        List<Comparison.Change> files = comparison.files();
        Card card = card("Files");
        card.setRemark(files.isEmpty() ? "all the same" : Numbers.count(files.size()) + (files.size() == 1 ? " differs" : " differ"));
        ((GridLayout) card.body().getLayout()).verticalSpacing = 4;
        files.stream().limit(MOST_FILES).forEach(f -> Widgets.text(card.body(),
                (f.kind().equals("added") ? "+ " : f.kind().equals("removed") ? "− " : "● ") + f.path() + ", " + f.kind(), TextStyle.TEXT,
                f.kind().equals("added") ? Tone.OK : f.kind().equals("removed") ? Tone.BAD : Tone.TEXT)
                .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false)));
        if (files.size() > MOST_FILES) {
            Widgets.text(card.body(), "and " + Numbers.count(files.size() - MOST_FILES) + " more", TextStyle.TEXT, Tone.MUTED);
        }
    }
}
