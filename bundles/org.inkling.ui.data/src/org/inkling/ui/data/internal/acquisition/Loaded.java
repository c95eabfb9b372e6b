package org.inkling.ui.data.internal.acquisition;

import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.api.data.Signal;
import org.inkling.data.Acquisition;
import org.inkling.data.Crop;
import org.inkling.data.DatasetStore;
import org.inkling.data.Media;
import org.inkling.data.Thumbnail;
import org.inkling.ui.charts.Series;

/**
 * A sample with everything its card shows.
 *
 * @param row         the sample
 * @param signal      its values, those of the crop
 * @param series      curves of these; empty for a picture
 * @param crop        in frames of the file, null when all of it is used
 * @param whole       values of all of the file; the same as {@code signal} when it is not cropped
 * @param wholeSeries curves of these
 * @param notes       about the sample
 * @param spectrogram of a sound, else null
 * @param picture     of a picture, else null
 */
record Loaded(SampleRow row, Signal signal, List<Series> series, Crop crop, Signal whole, List<Series> wholeSeries,
        Map<String, String> notes, Spectrogram spectrogram, Thumbnail picture) {

    private static final int PICTURE_SIDE = 480;

    /** Reads a sample; in the background. */
    static Loaded read(DatasetStore store, SampleRow row) throws OperationException {
        Map<String, String> notes = store.edits().metadata(row.ref());
        if (row.media() == Media.IMAGE) {
            String path = row.ref().path();
            Thumbnail picture = store.reader().thumbnail(path, store.reader().bytes(store.root().resolve(path), path), PICTURE_SIDE);
            Signal none = new Signal(row.ref().schema(), new float[0]);
            return new Loaded(row, none, List.of(), null, none, List.of(), notes, null, picture);
        }
        Acquisition recording = store.recording(row.ref());
        Crop crop = row.facts().cropped() ? store.edits().crop(row.ref()) : null;
        Signal whole = recording.signal();
        List<Series> wholeSeries = SampleCharts.series(whole);
        Signal signal = crop == null ? whole : store.read(row.ref());
        return new Loaded(row, signal, crop == null ? wholeSeries : SampleCharts.series(signal), crop, whole, wholeSeries, notes,
                row.media() == Media.AUDIO ? Spectrogram.of(signal) : null, null);
    }

    boolean sound() {
        return spectrogram != null;
    }

    boolean image() {
        return picture != null;
    }

    /** Milliseconds between two frames. */
    double intervalMs() {
        return Math.max(1e-6, signal.schema().intervalMs());
    }
}
