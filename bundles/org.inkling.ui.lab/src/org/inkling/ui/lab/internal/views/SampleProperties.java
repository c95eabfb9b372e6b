package org.inkling.ui.lab.internal.views;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IProject;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.project.LabProject;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.charts.Numbers;

/** What the Properties view shows of the recording that is looked at. */
final class SampleProperties implements IPropertySource {

    private static final String RECORDING = "Recording";

    private final Map<String, String> values;

    private SampleProperties(Map<String, String> values) {
        this.values = values;
    }

    /** Of the recording in focus; empty when it is no longer there. */
    static Optional<SampleProperties> of(SampleFocus focus) {
        IProject project = focus.project();
        if (!project.isAccessible() || project.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return LabProject.at(project.getLocation().toPath()).samples().stream().filter(s -> s.id().equals(focus.sample())).findFirst()
                    .map(s -> new SampleProperties(values(s, focus)));
        } catch (OperationException e) {
            // the dataset cannot be read: its markers say why
            return Optional.empty();
        }
    }

    private static Map<String, String> values(SampleRef sample, SampleFocus focus) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Name", sample.name());
        values.put("Label", sample.label().isEmpty() ? "none" : sample.label());
        values.put("Part", sample.split().id());
        values.put("Enabled", sample.enabled() ? "yes" : "no, left out");
        values.put("Length", Numbers.duration(sample.lengthMs()));
        values.put("Frames", Numbers.count(sample.frames()));
        values.put("Axes", String.join(", ", sample.schema().axisNames()));
        values.put("Interval", Numbers.decimal(sample.schema().intervalMs(), 3) + " ms");
        if (focus.frames() > 0) {
            values.put("Stretch", Numbers.count(focus.startFrame()) + " to " + Numbers.count((long) focus.startFrame() + focus.frames()));
        }
        values.put("File", sample.path());
        values.put("SHA-256", sample.sha256());
        return values;
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return values.keySet().stream().map(name -> {
            PropertyDescriptor descriptor = new PropertyDescriptor(name, name);
            descriptor.setCategory(RECORDING);
            descriptor.setAlwaysIncompatible(true);
            return descriptor;
        }).toArray(IPropertyDescriptor[]::new);
    }

    @Override
    public Object getPropertyValue(Object id) {
        return values.get(id);
    }

    @Override
    public Object getEditableValue() {
        return null;
    }

    @Override
    public boolean isPropertySet(Object id) {
        return false;
    }

    @Override
    public void resetPropertyValue(Object id) {
        // properties are shown here and changed in Data acquisition
    }

    @Override
    public void setPropertyValue(Object id, Object value) {
        // see resetPropertyValue
    }
}
