package org.inkling.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.inkling.api.Problem;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterType;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.ui.internal.ChoiceField;
import org.inkling.ui.internal.Field;
import org.inkling.ui.internal.FlagField;
import org.inkling.ui.internal.RecordsField;
import org.inkling.ui.internal.TextField;

/**
 * A form made from a {@link ParameterSchema}: a card for each group, a row for each parameter with help, unit and errors in place.
 * It holds no values of its own: {@link #show} puts values into it, and what a person enters goes to the listener, which stores it
 * and shows the new values. A value that is wrong stays in its field with its error and goes nowhere.
 */
public final class ParameterForm {

    private final ParameterSchema schema;
    private final Composite control;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Card> cards = new LinkedHashMap<>();
    private final Map<String, List<Parameter>> groups = new LinkedHashMap<>();

    /**
     * @param parent   where the form goes
     * @param schema   the parameters
     * @param heading  of the parameters that belong to no group
     * @param listener told the name and the new value, of the Java type of the parameter
     */
    public ParameterForm(Composite parent, ParameterSchema schema, String heading, BiConsumer<String, Object> listener) {
        this.schema = schema;
        this.control = Widgets.columns(parent, 340, 520);
        for (Parameter parameter : schema.parameters()) {
            // a list of records is high: it gets a card of its own
            String group = parameter.type() == ParameterType.RECORDS
                    ? parameter.label()
                    : parameter.group().isEmpty() ? heading : parameter.group();
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(parameter);
            Card card = cards.computeIfAbsent(group, this::card);
            fields.put(parameter.name(), field(card.body(), parameter, listener));
        }
    }

    private Card card(String title) {
        Card card = new Card(control, title);
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 6;
        layout.horizontalSpacing = 8;
        card.body().setLayout(layout);
        return card;
    }

    private static Field field(Composite parent, Parameter parameter, BiConsumer<String, Object> listener) {
        return switch (parameter.type()) {
            case BOOLEAN -> new FlagField(parent, parameter, listener);
            case CHOICE -> new ChoiceField(parent, parameter, listener);
            case RECORDS -> new RecordsField(parent, parameter, listener);
            case INTEGER, NUMBER, TEXT, NUMBERS -> new TextField(parent, parameter, listener);
        };
    }

    public Composite control() {
        return control;
    }

    /**
     * Shows values.
     *
     * @param given    values as written; what is absent shows its default
     * @param problems problems of the whole document; those about {@code prefix.name} stand at their field
     * @param prefix   element prefix, for example {@code dsp.spectral}
     */
    public void show(ParameterValues given, List<Problem> problems, String prefix) {
        if (control.isDisposed()) {
            return;
        }
        ParameterValues completed = schema.complete(given, "", "", problem -> {});
        boolean moved = false;
        for (Parameter parameter : schema.parameters()) {
            Field field = fields.get(parameter.name());
            if (field == null) {
                continue;
            }
            Object value = given.has(parameter.name()) ? given.get(parameter.name()) : completed.get(parameter.name());
            field.show(value);
            moved |= field.setProblem(about(problems, prefix + "." + parameter.name(), prefix + ".params." + parameter.name()));
            moved |= field.setShown(schema.shown(parameter, completed));
        }
        for (Map.Entry<String, Card> entry : cards.entrySet()) {
            boolean any = groups.getOrDefault(entry.getKey(), List.of()).stream().anyMatch(p -> schema.shown(p, completed));
            if (entry.getValue().getVisible() != any) {
                entry.getValue().setVisible(any);
                moved = true;
            }
        }
        if (moved) {
            control.layout(true, true);
            control.requestLayout();
            control.notifyListeners(SWT.Resize, new org.eclipse.swt.widgets.Event());
        }
    }

    /**
     * Writes what flows through a list of records, such as the layers of a network.
     *
     * @param name  of the parameter
     * @param notes before the first record, behind each, and behind the last: {@code 33, 20, 10, 3}; shorter when something is wrong,
     *              empty when nothing is known
     */
    public void setNotes(String name, List<String> notes) {
        if (fields.get(name) instanceof RecordsField records) {
            records.setNotes(notes);
        }
    }

    /** Told every right value while a person still types it, before it counts. */
    public void onTyping(BiConsumer<String, Object> listener) {
        fields.values().forEach(field -> field.onTyping(listener));
    }

    /** Whether anything can be entered; false while the document cannot be edited. */
    public void setEnabled(boolean enabled) {
        control.setEnabled(enabled);
    }

    private static @Nullable Problem about(List<Problem> problems, String... elements) {
        List<String> wanted = List.of(elements);
        return problems.stream().filter(p -> wanted.contains(p.where().element())).findFirst().orElse(null);
    }

    /** Moves the keyboard to a parameter. */
    public void reveal(String name) {
        Field field = fields.get(name);
        if (field != null) {
            field.setFocus();
        }
    }

    /** The control a person types into, for tests and for guiding people; null for a parameter that is not there. */
    public @Nullable Control input(String name) {
        Field field = fields.get(name);
        return field == null ? null : field.input();
    }
}
