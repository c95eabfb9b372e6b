package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.inkling.api.OperationException;
import org.inkling.data.DatasetStore;
import org.inkling.data.Media;
import org.inkling.data.Thumbnail;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** Pictures as thumbnails. Those in sight are decoded in the background, a bounded number is kept. */
final class PictureGrid extends Canvas {

    private static final int SIDE = 96;
    private static final int CELL = SIDE + 12;
    private static final int LINE = CELL + 18;
    private static final int MOST_KEPT = 400;

    private final SampleModel model;
    private final Supplier<DatasetStore> store;
    private final Runnable selected;
    private final Map<String, Image> images = new LinkedHashMap<>(64, 0.75f, true);
    /** Paths by the hash of the content, so that a file that was changed is read again. */
    private final Map<String, String> wanted = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Set<String> chosen = new LinkedHashSet<>();
    private final Job decoding = new Decoding();
    private int anchor;

    /** @param store of the project, null while there is none */
    PictureGrid(Composite parent, SampleModel model, Supplier<DatasetStore> store, Runnable selected) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL);
        this.model = model;
        this.store = store;
        this.selected = selected;
        Look.apply(this, Tone.SURFACE, Tone.TEXT);
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.Resize, event -> scrollbar());
        addListener(SWT.MouseDown, this::down);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse,
                event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.Dispose, event -> {
            decoding.cancel();
            images.values().forEach(Image::dispose);
        });
        getVerticalBar().addListener(SWT.Selection, event -> redraw());
        decoding.setSystem(true);
    }

    private int columns() {
        return Math.max(1, getClientArea().width / CELL);
    }

    private void scrollbar() {
        ScrollBar bar = getVerticalBar();
        int height = (model.shown().size() + columns() - 1) / columns() * LINE;
        int page = Math.max(1, getClientArea().height);
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, height - page)), 0, Math.max(page, height), page, LINE / 2, page);
        bar.setVisible(height > page);
    }

    /** Shows what the model holds now. */
    void show(List<String> ids) {
        chosen.clear();
        chosen.addAll(ids);
        scrollbar();
        redraw();
    }

    List<String> selection() {
        return new ArrayList<>(chosen);
    }

    private Rectangle cell(int index) {
        int columns = columns();
        return new Rectangle(index % columns * CELL, index / columns * LINE - getVerticalBar().getSelection(), CELL, LINE);
    }

    private int at(int x, int y) {
        int column = x / CELL;
        int index = (y + getVerticalBar().getSelection()) / LINE * columns() + column;
        return column < columns() && index >= 0 && index < model.shown().size() ? index : -1;
    }

    private void down(Event event) {
        setFocus();
        int index = at(event.x, event.y);
        if (index < 0) {
            return;
        }
        if (event.button == 3 && chosen.contains(model.shown().get(index).id())) {
            return;
        }
        choose(index, (event.stateMask & SWT.MOD1) != 0, (event.stateMask & SWT.SHIFT) != 0);
    }

    private void choose(int index, boolean more, boolean stretch) {
        String id = model.shown().get(index).id();
        if (stretch) {
            chosen.clear();
            for (int i = Math.min(anchor, index); i <= Math.max(anchor, index) && i < model.shown().size(); i++) {
                chosen.add(model.shown().get(i).id());
            }
        } else if (!more) {
            chosen.clear();
            chosen.add(id);
            anchor = index;
        } else if (!chosen.remove(id)) {
            chosen.add(id);
            anchor = index;
        }
        redraw();
        selected.run();
    }

    private void key(Event event) {
        int step = switch (event.keyCode) {
            case SWT.ARROW_LEFT -> -1;
            case SWT.ARROW_RIGHT -> 1;
            case SWT.ARROW_UP -> -columns();
            case SWT.ARROW_DOWN -> columns();
            default -> 0;
        };
        if (step != 0 && !model.shown().isEmpty()) {
            int next = Math.max(0, Math.min(model.shown().size() - 1, anchor + step));
            choose(next, false, false);
            reveal(next);
        }
    }

    private void reveal(int index) {
        Rectangle cell = cell(index);
        ScrollBar bar = getVerticalBar();
        if (cell.y < 0) {
            bar.setSelection(bar.getSelection() + cell.y);
        } else if (cell.y + cell.height > getClientArea().height) {
            bar.setSelection(bar.getSelection() + cell.y + cell.height - getClientArea().height);
        }
        redraw();
    }

    private void paint(GC gc) {
        Theme theme = Look.theme();
        Rectangle area = getClientArea();
        GcPainter painter = new GcPainter(gc);
        wanted.clear();
        int first = Math.max(0, getVerticalBar().getSelection() / LINE * columns());
        for (int i = first; i < model.shown().size(); i++) {
            Rectangle cell = cell(i);
            if (cell.y > area.height) {
                break;
            }
            paint(gc, painter, theme, cell, model.shown().get(i));
        }
        if (!wanted.isEmpty()) {
            decoding.schedule(20);
        }
    }

    private void paint(GC gc, GcPainter painter, Theme theme, Rectangle cell, SampleRow row) {
        boolean on = chosen.contains(row.id());
        Box box = new Box(cell.x + 2.5, cell.y + 2.5, cell.width - 5.0, cell.height - 5.0);
        if (on) {
            painter.fill(box, 6, theme.colour(Tone.ACCENT_SOFT));
            painter.outline(box, 6, theme.colour(Tone.ACCENT), isFocusControl() ? 2 : 1);
        }
        Image image = images.get(row.ref().sha256());
        if (image != null) {
            Rectangle size = image.getBounds();
            double scale = Math.min((double) SIDE / size.width, (double) SIDE / size.height);
            int width = (int) (size.width * scale);
            int height = (int) (size.height * scale);
            gc.setInterpolation(SWT.HIGH);
            gc.setAlpha(row.ref().enabled() ? 255 : 90);
            gc.drawImage(image, 0, 0, size.width, size.height, cell.x + (CELL - width) / 2, cell.y + 6 + (SIDE - height) / 2, width,
                    height);
            gc.setAlpha(255);
        } else {
            painter.fill(new Box(cell.x + 6.0, cell.y + 6.0, SIDE, SIDE), 4, theme.colour(Tone.PLOT));
            boolean no = broken.contains(row.ref().sha256()) || row.media() != Media.IMAGE;
            painter.text(no ? "no picture" : "…", cell.x + CELL / 2.0, cell.y + SIDE / 2.0, Align.CENTRE, TextStyle.SMALL,
                    theme.colour(Tone.MUTED));
            if (!no) {
                wanted.put(row.ref().sha256(), row.ref().path());
            }
        }
        String name = row.ref().label().isEmpty() ? row.name() : row.ref().label();
        painter.text(fitting(painter, name), cell.x + CELL / 2.0, cell.y + SIDE + 9.0, Align.CENTRE, TextStyle.SMALL,
                theme.colour(row.ref().enabled() ? Tone.TEXT : Tone.MUTED));
    }

    private static String fitting(GcPainter painter, String text) {
        String shown = text;
        while (shown.length() > 3 && painter.textWidth(shown, TextStyle.SMALL) > SIDE) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    /** Decodes what is in sight, the first wanted first; what has scrolled away meanwhile is left out. */
    private final class Decoding extends Job {

        Decoding() {
            super("Read pictures");
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            DatasetStore from = store.get();
            while (from != null && !wanted.isEmpty() && !monitor.isCanceled()) {
                Map.Entry<String, String> next = wanted.entrySet().stream().findFirst().orElse(null);
                if (next == null) {
                    break;
                }
                String path = next.getValue();
                try {
                    Thumbnail thumbnail = from.reader().thumbnail(path, from.reader().bytes(from.root().resolve(path), path), SIDE);
                    show(next.getKey(), thumbnail);
                } catch (OperationException e) {
                    // the builder's marker says what is wrong with it
                    broken.add(next.getKey());
                }
                wanted.remove(next.getKey());
            }
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        }

        private void show(String hash, Thumbnail thumbnail) {
            PictureGrid grid = PictureGrid.this;
            if (grid.isDisposed()) {
                return;
            }
            grid.getDisplay().asyncExec(() -> {
                if (!grid.isDisposed()) {
                    keep(hash, PictureView.image(grid.getDisplay(), thumbnail));
                }
            });
        }
    }

    private void keep(String hash, Image image) {
        Image old = images.put(hash, image);
        if (old != null) {
            old.dispose();
        }
        if (images.size() > MOST_KEPT) {
            String oldest = images.keySet().iterator().next();
            images.remove(oldest).dispose();
        }
        redraw();
    }
}
