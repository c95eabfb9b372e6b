package org.inkling.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.inkling.api.parameter.Parameter;

/** An ordered list of records, such as the layers of a network: a card for each, to be edited, moved, removed and added to. */
public final class RecordsField extends Field {

    private static final String TYPE = RecordCards.TYPE;

    private @Nullable RecordCards cards;

    public RecordsField(Composite parent, Parameter parameter, BiConsumer<String, Object> listener) {
        super(parent, parameter, listener);
        hideLabel();
    }

    @Override
    Control create(Composite parent) {
        RecordCards made = new RecordCards(parent, this::send, this::menu, this::edit);
        made.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        cards = made;
        return made;
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
        RecordCards shown = cards;
        if (shown != null && shown.show(now)) {
            moved(shown);
        }
    }

    /** What stands before the first record, at each, and behind the last one; may be shorter when something is wrong. */
    public void setNotes(List<String> notes) {
        RecordCards shown = cards;
        if (shown != null && shown.setNotes(notes)) {
            moved(shown);
        }
    }

    private static void moved(Control control) {
        control.requestLayout();
        control.getParent().getParent().getParent().notifyListeners(SWT.Resize, new Event());
    }

    /** What can be added: the templates of the parameter, else one of each type there is. */
    private List<Map<String, Object>> kinds(RecordCards shown) {
        Map<Object, Map<String, Object>> kinds = new LinkedHashMap<>();
        for (String template : parameter.choices()) {
            Map<String, Object> kind = RecordText.parse(template);
            if (kind != null) {
                kinds.put(kind.getOrDefault(TYPE, template), kind);
            }
        }
        if (kinds.isEmpty()) {
            shown.records().forEach(r -> kinds.putIfAbsent(r.getOrDefault(TYPE, ""), r));
        }
        return List.copyOf(kinds.values());
    }

    private void menu(RecordCards shown) {
        Menu menu = new Menu(shown);
        for (Map<String, Object> kind : kinds(shown)) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(RecordCards.words(String.valueOf(kind.get(TYPE))));
            item.addListener(SWT.Selection, event -> {
                List<Map<String, Object>> changed = new ArrayList<>(shown.records());
                changed.add(kind);
                send(changed);
            });
        }
        menu.addListener(SWT.Hide, event -> shown.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    /** Asks for the values of a record; those its kind knows and it does not say are offered too. */
    private void edit(RecordCards shown, int index) {
        Map<String, Object> record = shown.records().get(index);
        Map<String, Object> offered = new LinkedHashMap<>();
        kinds(shown).stream().filter(k -> k.get(TYPE) != null && k.get(TYPE).equals(record.get(TYPE))).forEach(offered::putAll);
        offered.putAll(record);
        RecordDialog dialog = new RecordDialog(shown.getShell(), RecordCards.words(String.valueOf(record.getOrDefault(TYPE, ""))), offered,
                TYPE);
        if (dialog.open() == org.eclipse.jface.window.Window.OK && !dialog.values().equals(record)) {
            List<Map<String, Object>> changed = new ArrayList<>(shown.records());
            changed.set(index, dialog.values());
            send(changed);
        }
    }

    /** After the event at hand: the new value shows itself in the control the event came from. */
    private void send(List<Map<String, Object>> changed) {
        RecordCards shown = cards;
        if (shown != null) {
            shown.getDisplay().asyncExec(() -> listener.accept(parameter.name(), List.copyOf(changed)));
        }
    }
}
