package org.inkling.ui.impulse.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.ImpulseDocument;
import org.inkling.ui.PageHeader;
import org.inkling.ui.ParameterForm;

/** Settings of the input: window, increase, interval, axes. */
final class InputPage extends LabPage {

    static final String ID = "input";

    private PageHeader header;
    private ParameterForm form;
    private ChecksCard axes;

    InputPage(ImpulseEditor editor) {
        super(editor, ID, "Input");
    }

    @Override
    void create(Composite parent) {
        header = new PageHeader(parent);
        header.setTitle("Time series");
        header.setSubtitle("How recordings are cut into windows, which is what the impulse looks at.");
        form = new ParameterForm(parent, ImpulseDocument.INPUT, "Windows", (name, value) -> model().set("input." + name, value));
        form.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        form.control().addListener(SWT.Resize, event -> parent.getDisplay().asyncExec(this::fit));
        axes = new ChecksCard(form.control(), "Axes", chosen -> model().set("input.axes", chosen));
    }

    @Override
    boolean update() {
        form.setEnabled(model().editable());
        if (model().impulse().isEmpty()) {
            return false;
        }
        InputBlock input = model().impulse().get().input();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("window_ms", input.windowMs());
        values.put("increase_ms", input.increaseMs());
        values.put("interval_ms", input.intervalMs());
        values.put("pad_zeros", input.padZeros());
        form.show(ParameterValues.of(values), model().problems(), "input");
        List<String> known = model().data().schema().map(SensorSchema::axisNames).orElse(input.axes());
        return axes.show(known, input.axes());
    }

    void reveal(String parameter) {
        form.reveal(parameter);
    }
}
