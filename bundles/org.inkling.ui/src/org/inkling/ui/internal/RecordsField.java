package org.inkling.ui.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.parameter.Parameter;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** An ordered list of records, such as the layers of a network: one line each, to be edited, moved, removed and added to. */
public final class RecordsField extends Field {

    private static final String TYPE = "type";

    private @Nullable Composite area;
    private List<Map<String, Object>> records = List.of();
    private boolean filled;

    public RecordsField(Composite parent, Parameter parameter, BiConsumer<String, Object> listener) {
        super(parent, parameter, listener);
        hideLabel();
    }

    @Override
    Control create(Composite parent) {
        Composite composite = Look.apply(new Composite(parent, SWT.NONE), Look.ground(parent), Tone.TEXT);
        composite.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        GridLayout layout = Widgets.gridLayout(5, false);
        layout.horizontalSpacing = 4;
        layout.verticalSpacing = 4;
        composite.setLayout(layout);
        area = composite;
        return composite;
    }

    @Override
    boolean alwaysOpen() {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void show(@Nullable Object value) {
        List<Map<String, Object>> now = value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)
                ? (List<Map<String, Object>>) list
                : List.of();
        Composite composite = area;
        if (composite != null && (!filled || !now.equals(records))) {
            records = List.copyOf(now);
            filled = true;
            rebuild(composite);
        }
    }

    private void rebuild(Composite composite) {
        for (Control child : composite.getChildren()) {
            child.dispose();
        }
        for (int i = 0; i < records.size(); i++) {
            row(composite, i);
        }
        FlatButton add = new FlatButton(composite, FlatButton.Kind.QUIET, "＋ Add", () -> menu(composite));
        add.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 5, 1));
        add.setToolTipText("Adds an entry at the end");
        composite.requestLayout();
        composite.getParent().getParent().getParent().notifyListeners(SWT.Resize, new org.eclipse.swt.widgets.Event());
    }

    private void row(Composite composite, int index) {
        Map<String, Object> entries = records.get(index);
        Label type = Widgets.text(composite, title(String.valueOf(entries.getOrDefault(TYPE, "?"))), TextStyle.STRONG, Tone.TEXT);
        type.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        Text text = Look.apply(new Text(composite, SWT.BORDER | SWT.SINGLE), Tone.PAGE, Tone.TEXT);
        text.setText(RecordText.format(entries, TYPE));
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        ((GridData) text.getLayoutData()).widthHint = 80;
        text.setToolTipText("name: value, name: value");
        text.addListener(SWT.FocusOut, event -> commit(index, text));
        text.addListener(SWT.DefaultSelection, event -> commit(index, text));
        text.addListener(SWT.Modify, event -> typed(RecordText.parse(text.getText()) != null
                ? null
                : Problem.error("parameter.type", Location.PROJECT, "Write name: value, separated by commas.")));
        small(composite, "↑", "Moves it up", () -> swap(index, index - 1)).setEnabled(index > 0);
        small(composite, "↓", "Moves it down", () -> swap(index, index + 1)).setEnabled(index < records.size() - 1);
        small(composite, "✕", "Removes it", () -> {
            List<Map<String, Object>> changed = new ArrayList<>(records);
            changed.remove(index);
            send(changed);
        });
    }

    private static FlatButton small(Composite parent, String text, String help, Runnable action) {
        FlatButton button = new FlatButton(parent, FlatButton.Kind.LINK, text, action);
        button.setToolTipText(help);
        GridData data = new GridData(SWT.CENTER, SWT.CENTER, false, false);
        data.widthHint = 24;
        button.setLayoutData(data);
        return button;
    }

    private void commit(int index, Text text) {
        Map<String, Object> read = text.isDisposed() ? null : RecordText.parse(text.getText());
        if (read == null || index >= records.size()) {
            return;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        Object type = records.get(index).get(TYPE);
        if (type != null) {
            changed.put(TYPE, type);
        }
        changed.putAll(read);
        if (!changed.equals(records.get(index))) {
            List<Map<String, Object>> all = new ArrayList<>(records);
            all.set(index, changed);
            send(all);
        }
    }

    private void swap(int a, int b) {
        List<Map<String, Object>> changed = new ArrayList<>(records);
        Collections.swap(changed, a, b);
        send(changed);
    }

    /** What can be added: the templates of the parameter, else one of each type there is. */
    private List<Map<String, Object>> kinds() {
        Map<Object, Map<String, Object>> kinds = new LinkedHashMap<>();
        for (String template : parameter.choices()) {
            Map<String, Object> kind = RecordText.parse(template);
            if (kind != null) {
                kinds.put(kind.getOrDefault(TYPE, template), kind);
            }
        }
        if (kinds.isEmpty()) {
            records.forEach(r -> kinds.putIfAbsent(r.getOrDefault(TYPE, ""), r));
        }
        return List.copyOf(kinds.values());
    }

    private void menu(Composite composite) {
        Menu menu = new Menu(composite);
        for (Map<String, Object> kind : kinds()) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(title(String.valueOf(kind.get(TYPE))));
            item.addListener(SWT.Selection, event -> {
                List<Map<String, Object>> changed = new ArrayList<>(records);
                changed.add(kind);
                send(changed);
            });
        }
        menu.addListener(SWT.Hide, event -> composite.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    /** After the event at hand: the new value rebuilds the rows, and with them the control the event came from. */
    private void send(List<Map<String, Object>> changed) {
        Composite composite = area;
        if (composite != null) {
            composite.getDisplay().asyncExec(() -> listener.accept(parameter.name(), List.copyOf(changed)));
        }
    }

    private static String title(String type) {
        String words = type.replace('_', ' ').replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
