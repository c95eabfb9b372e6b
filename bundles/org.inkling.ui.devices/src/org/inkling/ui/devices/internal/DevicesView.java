package org.inkling.ui.devices.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.inkling.api.sensor.Sensor;
import org.inkling.device.server.DeviceServer;
import org.inkling.device.server.KnownDevice;
import org.inkling.resources.Services;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Tone;

/** The devices of every lab project: connected or remembered, what they have, which model they run; they can be renamed and forgotten. */
public final class DevicesView extends ViewPart {

    /** Id of the view. */
    public static final String ID = "org.inkling.ui.devices.view";

    /** A row. */
    private record Row(IProject project, KnownDevice device) {
    }

    private final Services services = Services.of(DevicesView.class);
    private final DeviceServer devices = services.need(DeviceServer.class);
    private final Runnable changed = this::refresh;
    private @Nullable TreeViewer viewer;

    @Override
    public void createPartControl(@Nullable Composite parent) {
        TreeViewer tree = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.V_SCROLL);
        viewer = tree;
        Widgets.id(tree.getTree(), "devices.list");
        tree.getTree().setHeaderVisible(false);
        TreeColumnLayout layout = new TreeColumnLayout();
        if (parent != null) {
            parent.setLayout(layout);
        }
        TreeViewerColumn column = new TreeViewerColumn(tree, SWT.NONE);
        layout.setColumnData(column.getColumn(), new ColumnWeightData(100));
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(@Nullable Object element) {
                return element instanceof Row row ? text(row) : String.valueOf(element);
            }

            @Override
            public @Nullable String getToolTipText(@Nullable Object element) {
                return element instanceof Row row ? about(row) : null;
            }

            @Override
            public @Nullable Color getForeground(@Nullable Object element) {
                return element instanceof Row row && row.device().connected() ? null : Look.color(Tone.MUTED);
            }
        });
        org.eclipse.jface.viewers.ColumnViewerToolTipSupport.enableFor(tree);
        tree.setContentProvider(new ITreeContentProvider() {
            @Override
            public Object[] getElements(@Nullable Object input) {
                return input instanceof List<?> rows && !rows.isEmpty()
                        ? rows.toArray()
                        : new Object[]{ "No device yet. Connect phone, above." };
            }

            @Override
            public Object[] getChildren(@Nullable Object element) {
                return element instanceof Row row
                        ? row.device().sensors().stream().map(s -> s.name() + (s.camera() ? "" : " · " + frequencies(s))).toArray()
                        : new Object[0];
            }

            @Override
            public @Nullable Object getParent(@Nullable Object element) {
                return null;
            }

            @Override
            public boolean hasChildren(@Nullable Object element) {
                return element instanceof Row row && !row.device().sensors().isEmpty();
            }
        });
        menu(tree);
        devices.addListener(changed);
        refresh();
    }

    private void menu(TreeViewer tree) {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(manager -> {
            if (manager != null && tree.getStructuredSelection().getFirstElement() instanceof Row row) {
                manager.add(action("Rename…", true, () -> rename(row)));
                manager.add(action("Forget", !row.device().connected(), () -> devices.forget(row.device())));
            }
        });
        tree.getTree().setMenu(menu.createContextMenu(tree.getTree()));
    }

    private static Action action(String text, boolean enabled, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setEnabled(enabled);
        return action;
    }

    private void rename(Row row) {
        InputDialog dialog = new InputDialog(getSite().getShell(), "Rename device", "Name for people:", row.device().name(), null);
        if (dialog.open() == Window.OK && dialog.getValue() != null) {
            devices.rename(row.device(), dialog.getValue());
        }
    }

    private void refresh() {
        TreeViewer tree = viewer;
        if (tree == null || tree.getControl().isDisposed()) {
            return;
        }
        tree.getControl().getDisplay().asyncExec(() -> {
            if (!tree.getControl().isDisposed()) {
                tree.setInput(ConnectPhone.labs().stream().filter(p -> p.getLocation() != null)
                        .flatMap(p -> devices.known(p.getLocation().toPath()).stream().map(d -> new Row(p, d))).toList());
            }
        });
    }

    private static String text(Row row) {
        KnownDevice device = row.device();
        return (device.connected() ? "● " : "○ ") + device.name() + " · " + row.project().getName()
                + (device.connected() ? "" : " · " + seen(device.lastSeen()))
                + (device.model().isEmpty() ? "" : " · model " + device.model());
    }

    private static String about(Row row) {
        KnownDevice device = row.device();
        return device.id() + ", " + device.type() + (device.connected() ? ", connected" : ", " + seen(device.lastSeen()));
    }

    private static String seen(@Nullable Instant when) {
        if (when == null) {
            return "never seen";
        }
        long minutes = Duration.between(when, Instant.now()).toMinutes();
        return minutes < 1
                ? "seen just now"
                : minutes < 60
                        ? "seen " + minutes + " min ago"
                        : minutes < 48 * 60 ? "seen " + minutes / 60 + " h ago" : "seen " + minutes / 1440 + " days ago";
    }

    private static String frequencies(Sensor sensor) {
        return String.join(", ",
                sensor.frequencies().stream().limit(3).map(f -> f == Math.rint(f) ? String.valueOf(f.longValue()) : f.toString())
                        .toList())
                + " Hz";
    }

    @Override
    public void setFocus() {
        TreeViewer tree = viewer;
        if (tree != null) {
            tree.getControl().setFocus();
        }
    }

    @Override
    public void dispose() {
        devices.removeListener(changed);
        services.close();
        super.dispose();
    }
}
