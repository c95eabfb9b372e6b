package org.inkling.ui.internal;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.inkling.ui.Look;

/** Preferences of the look. */
public final class LookPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    public LookPreferencePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Look.PREFERENCES));
        setDescription("Light and dark themes are chosen under General > Appearance.");
    }

    @Override
    protected void createFieldEditors() {
        addField(
                new BooleanFieldEditor(Look.COLOUR_BLIND_SAFE, "Axis and class colours that colour-blind people can tell apart (Okabe–Ito)",
                        getFieldEditorParent()));
    }
}
