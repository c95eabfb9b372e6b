package org.inkling.dsp.internal.spectral;

import java.util.ArrayList;
import java.util.List;

import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.dsp.internal.CommonParameters;
import org.inkling.dsp.internal.math.RealFft;
import org.inkling.dsp.internal.wavelet.Wavelets;

/** Parameters of each version of the spectral analysis. */
public final class SpectralSchema {

    public static final String DECIMATION = "input_decimation_ratio";
    public static final String FILTER_TYPE = "filter_type";
    public static final String FILTER_CUTOFF = "filter_cutoff";
    public static final String FILTER_ORDER = "filter_order";
    public static final String MEAN_REMOVAL = "mean_removal";
    public static final String ANALYSIS = "analysis_type";
    public static final String FFT_LENGTH = "fft_length";
    public static final String PEAKS_COUNT = "spectral_peaks_count";
    public static final String PEAKS_THRESHOLD = "spectral_peaks_threshold";
    public static final String POWER_EDGES = "spectral_power_edges";
    public static final String LOG = "do_log";
    public static final String OVERLAP = "do_fft_overlap";
    public static final String WAVELET_LEVEL = "wavelet_level";
    public static final String WAVELET = "wavelet";
    public static final String EXTRA_LOW_FREQ = "extra_low_freq";

    public static final String LOW = "low";
    public static final String HIGH = "high";
    public static final String NONE = "none";
    public static final String FFT_ANALYSIS = "FFT";
    public static final String WAVELET_ANALYSIS = "Wavelet";
    public static final String BEFORE_FILTER = "before-filter";
    public static final String AFTER_FILTER = "after-filter";

    public static final int MAX_ORDER = 8;
    public static final int MAX_LEVEL = 8;
    private static final int MIN_FFT = 4;
    private static final int MAX_PEAKS = 100;
    private static final double MAX_HZ = 1e6;

    private static final String SCALING_GROUP = "Scaling";
    private static final String FILTER_GROUP = "Filter";
    private static final String ANALYSIS_GROUP = "Analysis";

    private static final List<ParameterSchema> VERSIONS = List.of(create(1), create(2), create(3), create(4));

    private SpectralSchema() {
    }

    /** @param version 1 to 4 */
    public static ParameterSchema of(int version) {
        return VERSIONS.get(version - 1);
    }

    private static ParameterSchema create(int version) {
        List<Parameter> list = new ArrayList<>();
        list.add(CommonParameters.SCALE);
        if (version >= 4) {
            list.add(Parameter.choice(DECIMATION, "Input decimation ratio", "1", List.of("1", "3", "10", "30", "100", "1000"),
                    "Lowers the sampling rate by this ratio first. A larger ratio resolves lower frequencies with the same FFT length.")
                    .in(SCALING_GROUP));
        }
        filter(list, version);
        if (version == 1) {
            peaksAndEdges(list);
        } else {
            bands(list, version);
        }
        return new ParameterSchema(list);
    }

    private static void filter(List<Parameter> list, int version) {
        list.add(Parameter.choice(FILTER_TYPE, "Type", version == 1 ? LOW : NONE, List.of(LOW, HIGH, NONE),
                "Low keeps slow movements, high keeps fast ones and removes gravity, none keeps everything.").in(FILTER_GROUP));
        list.add(Parameter.number(FILTER_CUTOFF, "Cut-off frequency", 3, 0, MAX_HZ,
                "Where the filter halves the power. It has to lie below half the sampling frequency.").unit("Hz").in(FILTER_GROUP)
                .when(FILTER_TYPE, LOW, HIGH));
        list.add(Parameter.integer(FILTER_ORDER, "Order", 6, 0, MAX_ORDER,
                "Steepness of the Butterworth filter: 2, 4, 6 or 8. 0 filters nothing"
                        + (version == 1 ? "." : " but still leaves out the masked bands."))
                .in(FILTER_GROUP).when(FILTER_TYPE, LOW, HIGH));
        if (version == 1) {
            list.add(Parameter.choice(MEAN_REMOVAL, "Remove the mean", BEFORE_FILTER, List.of(BEFORE_FILTER, AFTER_FILTER),
                    "Before the filter is the lab's definition and that of the C++ SDK; after the filter is what later Python does.")
                    .in(FILTER_GROUP).when(FILTER_TYPE, LOW, HIGH));
        }
    }

    private static void peaksAndEdges(List<Parameter> list) {
        list.add(fftLength(128));
        list.add(Parameter.integer(PEAKS_COUNT, "No. of peaks", 3, 0, MAX_PEAKS,
                "How many of the highest peaks of the spectrum become features, each as frequency and height.").in(ANALYSIS_GROUP));
        list.add(Parameter.number(PEAKS_THRESHOLD, "Peaks threshold", 0.1, 0, 1e9,
                "A peak lower than this is left out. Larger values ignore more noise.").in(ANALYSIS_GROUP));
        list.add(Parameter.numbers(POWER_EDGES, "Power edges", List.of(0.1, 0.5, 1.0, 2.0, 5.0),
                "Edges of the frequency bands whose mean power becomes a feature, in rising order.").unit("Hz").in(ANALYSIS_GROUP));
    }

    private static void bands(List<Parameter> list, int version) {
        boolean wavelets = version >= 3;
        if (wavelets) {
            list.add(Parameter.choice(ANALYSIS, "Type of analysis", FFT_ANALYSIS, List.of(FFT_ANALYSIS, WAVELET_ANALYSIS),
                    "FFT measures the power of each frequency band; wavelets describe events that are short in time.").in(ANALYSIS_GROUP));
        }
        List<Parameter> fft = new ArrayList<>();
        fft.add(fftLength(16));
        fft.add(Parameter.flag(LOG, "Take log of spectrum", true, "Uses log10 of the power, so that weak bands count as well.")
                .in(ANALYSIS_GROUP));
        fft.add(Parameter.flag(OVERLAP, "Overlap FFT frames", true, "Frames overlap by half, so that a short event is not cut in two.")
                .in(ANALYSIS_GROUP));
        if (version >= 4) {
            fft.add(Parameter.flag(EXTRA_LOW_FREQ, "Improve low frequency resolution", false,
                    "Adds the same features of the signal decimated by ten.").in(ANALYSIS_GROUP));
        }
        fft.forEach(p -> list.add(wavelets ? p.when(ANALYSIS, FFT_ANALYSIS) : p));
        if (wavelets) {
            list.add(Parameter.integer(WAVELET_LEVEL, "Wavelet decomposition level", 1, 1, MAX_LEVEL,
                    "Each level adds a lower octave; the window needs 32 values times two to the power of the level.").in(ANALYSIS_GROUP)
                    .when(ANALYSIS, WAVELET_ANALYSIS));
            list.add(Parameter
                    .choice(WAVELET, "Wavelet", "db4", Wavelets.names(), "Shape of the wavelet; a longer one separates octaves better.")
                    .in(ANALYSIS_GROUP).when(ANALYSIS, WAVELET_ANALYSIS));
        }
    }

    private static Parameter fftLength(int defaultLength) {
        return Parameter.integer(FFT_LENGTH, "FFT length", defaultLength, MIN_FFT, RealFft.MAX_LENGTH,
                "A power of two. Larger resolves frequencies more finely and costs more time and memory.").in(ANALYSIS_GROUP);
    }
}
