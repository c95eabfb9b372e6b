package org.inkling.ui.impulse.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.ImpulseDocument;
import org.inkling.ui.Widgets;

/** A processing block: a window on a sample, the parameters, and what they make of the window, at once. */
final class DspPage extends BlockPage {

    private static final int PLOT_HEIGHT = 150;

    private SampleWindow sample;
    private PreviewCards preview;
    private Map<String, Object> typed = Map.of();

    DspPage(ImpulseEditor editor, BlockUse use) {
        super(editor, ImpulseDocument.DSP, use, "features");
    }

    @Override
    void started() {
        editor().showPage(FeaturesPage.ID);
    }

    @Override
    Composite lay(Composite parent) {
        sample = new SampleWindow(parent, model(), PLOT_HEIGHT);
        Composite both = Widgets.grid(parent, 1, false);
        both.setLayout(new SideBySide());
        both.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite left = Widgets.grid(both, 1, false);
        Composite right = Widgets.grid(both, 1, false);
        // the form stands above the figures of the device
        Composite form = Widgets.grid(left, 1, false);
        form.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        preview = new PreviewCards(left, right, editor(), this::fit);
        sample.onChanged(this::request);
        return form;
    }

    @Override
    void typing(String name, Object value) {
        Map<String, Object> now = new LinkedHashMap<>(typed);
        now.put(name, value);
        typed = now;
        request();
    }

    @Override
    boolean updateMore(BlockUse use) {
        typed = Map.of();
        sample.update();
        request();
        return false;
    }

    /** Shows the window with the values of the moment, those that are being typed included. */
    private void request() {
        use().ifPresent(use -> {
            Map<String, Object> values = new LinkedHashMap<>(use.params().asMap());
            values.putAll(typed);
            preview.request(use.withParams(ParameterValues.of(values)), sample.signal(), sample.startFrame());
        });
    }
}
