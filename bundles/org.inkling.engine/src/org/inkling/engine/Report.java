package org.inkling.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.learn.Epoch;

/**
 * Everything known about one run of an impulse, as it stands in {@code results/<impulse>/report.json}.
 *
 * @param schema          version of the format
 * @param project         name of the project
 * @param impulse         name of the impulse
 * @param seed            of training and validation split
 * @param hashes          of what went in and came out, by name: {@code training-features}, {@code testing-features},
 *                        {@code model} (all that decides the model), {@code test}, {@code float32}, {@code int8} (the model files)
 * @param versions        programs that took part, by name
 * @param settings        the impulse as it ran, parameters completed: {@code input}, then each block by id
 * @param windows         of training and testing data
 * @param features        number of features of a window
 * @param training        how the model came about; null before training
 * @param validation      on rows held out of the training; null before training
 * @param otherValidation the same training with the rows held out the other way; null when there is none
 * @param validationNote  why the two differ, one sentence; empty when there is only one
 * @param test            on the testing data; null when there is none or it was not done
 * @param onDevice        what the impulse costs on the lab's board; null when the board or its core is not known
 */
public record Report(int schema, String project, String impulse, long seed, Map<String, String> hashes, Map<String, String> versions,
        Map<String, Object> settings, Windows windows, int features, @Nullable Training training, @Nullable Validation validation,
        @Nullable Validation otherValidation, String validationNote, @Nullable Test test, @Nullable OnDevice onDevice) {

    /** Version of the format that is written. */
    public static final int SCHEMA = 1;

    public Report {
        hashes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
        versions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The same with other costs on the device. */
    public Report with(@Nullable OnDevice costs) {
        return new Report(schema, project, impulse, seed, hashes, versions, settings, windows, features, training, validation,
                otherValidation, validationNote, test, costs);
    }

    /**
     * What the impulse costs on a board, before anything was flashed.
     *
     * @param board       id
     * @param windowBytes the window of samples the caller holds, counted apart
     * @param dsp         the processing blocks
     * @param float32     the network as float32
     * @param int8        the network as int8
     * @param whole       processing, glue and int8 network in one call
     */
    public record OnDevice(String board, long windowBytes, Cost dsp, Cost float32, Cost int8, Cost whole) {
    }

    /**
     * Figures of one part.
     *
     * @param milliseconds time of one window
     * @param ramBytes     working memory and stack
     * @param romBytes     code, weights and tables
     */
    public record Cost(double milliseconds, long ramBytes, long romBytes) {
    }

    /**
     * Windows of the dataset.
     *
     * @param frames     frames of a window
     * @param step       frames between the starts of two windows
     * @param intervalMs milliseconds between frames
     */
    public record Windows(int frames, int step, double intervalMs, WindowCount training, WindowCount testing) {
    }

    /**
     * How the model came about.
     *
     * @param block        id of the learning block
     * @param type         of the learning block
     * @param classes      in output order
     * @param bestCycle    1-based training cycle whose weights were kept
     * @param standardised whether features are standardised before the network
     * @param float32Bytes size of the float32 model file
     * @param int8Bytes    size of the int8 model file
     * @param curve        one entry for each training cycle
     */
    public record Training(String block, String type, List<String> classes, int bestCycle, boolean standardised, int float32Bytes,
            int int8Bytes,
            List<Epoch> curve) {
    }

    /**
     * Results on held-out rows, without threshold, as in the lab.
     *
     * @param split {@code window} or {@code file}
     * @param rows  number of rows held out
     */
    public record Validation(String split, int rows, Metrics float32, Metrics int8) {
    }

    /**
     * Results on the testing data.
     *
     * @param threshold below this score a window is uncertain, which counts as wrong
     * @param samples   one row for each sample, by the float32 model, as in the lab
     */
    public record Test(double threshold, Metrics float32, Metrics int8, List<Sample> samples) {
    }

    /**
     * One sample of the test.
     *
     * @param label           expected class
     * @param windows         number of windows
     * @param correct         windows told right
     * @param accuracyPercent rounded down, as in the lab
     * @param result          most frequent first: {@code 7 unknown, 5 uncertain, 1 freefall}
     * @param counts          windows by predicted class, most frequent first
     */
    public record Sample(String id, String name, String label, int windows, int correct, int accuracyPercent, String result,
            Map<String, Integer> counts) {

        public Sample {
            counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }
}
