package org.inkling.data;

import java.util.List;

/**
 * The label of a sample: one for all of it, one for each part, or none.
 *
 * @param label class of the whole sample; empty when it is unlabelled or has several
 * @param spans labels of parts in order, without gaps; empty when there is one label or none
 */
public record SampleLabel(String label, List<LabelSpan> spans) {

    /** No label. */
    public static final SampleLabel NONE = new SampleLabel("", List.of());

    public SampleLabel {
        spans = List.copyOf(spans);
    }

    /** One label for the whole sample; an empty one means unlabelled. */
    public static SampleLabel of(String label) {
        return new SampleLabel(label, List.of());
    }

    /** Labels of parts. */
    public static SampleLabel of(List<LabelSpan> spans) {
        return new SampleLabel("", spans);
    }
}
