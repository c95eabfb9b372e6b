package org.inkling.data.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.inkling.api.data.Signal;
import org.inkling.data.Acquisition;
import org.inkling.data.Crop;
import org.inkling.data.LabelSpan;
import org.inkling.data.SampleLabel;
import org.inkling.data.SplitRule;

/** Parts of recordings. */
public final class Cropping {

    private Cropping() {
    }

    /** The part of a recording; the signature stays that of the file. */
    public static Acquisition apply(Acquisition whole, Crop crop) {
        return new Acquisition(whole.deviceName(), whole.deviceType(), whole.issuedAt(), whole.signature(), apply(whole.signal(), crop));
    }

    public static Signal apply(Signal whole, Crop crop) {
        int width = whole.schema().axes().size();
        return new Signal(whole.schema(), Arrays.copyOfRange(whole.values(), crop.startIndex() * width, (crop.endIndex() + 1) * width));
    }

    /** The labels of the frames in the part, counted from its start. */
    public static SampleLabel apply(SampleLabel whole, Crop crop) {
        List<LabelSpan> spans = new ArrayList<>();
        for (LabelSpan span : whole.spans()) {
            int start = Math.max(span.startIndex(), crop.startIndex()) - crop.startIndex();
            int end = Math.min(span.endIndex(), crop.endIndex()) - crop.startIndex();
            if (end >= start) {
                spans.add(new LabelSpan(start, end, span.label()));
            }
        }
        return whole.spans().isEmpty() ? whole : SampleLabel.of(spans);
    }

    /** What tells two crops of a file apart, as the hash of a file tells two files apart. */
    public static String hash(String fileSha256, Crop crop) {
        return SplitRule.sha256((fileSha256 + " " + crop.startIndex() + " " + crop.endIndex()).getBytes(StandardCharsets.US_ASCII));
    }
}
