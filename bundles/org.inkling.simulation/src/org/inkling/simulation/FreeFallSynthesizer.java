package org.inkling.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.data.AcquisitionWriter;
import org.inkling.simulation.internal.Scenes;

/**
 * Makes a free-fall data set like the lab's from a seed: 83 training, 19 testing and 12 additional recordings of a phone that is
 * dropped, lies still, or anything else, 16 ms, accX/accY/accZ in m/s². A rigid body with gravity, a hand, flight, impact and a sensor
 * with its noise, steps and timing is simulated; see the bundle's README. The same seed gives the same bytes on every machine.
 */
public final class FreeFallSynthesizer {

    /** Seed of the data set that comes with the program. */
    public static final long SEED = 1;

    /** Text of the key every recording is signed with; public, so that anyone can check and repeat it. */
    public static final String KEY = "inkling-synthetic-free-fall";

    private static final SensorSchema SCHEMA = new SensorSchema(
            List.of(new Axis("accX", "m/s2"), new Axis("accY", "m/s2"), new Axis("accZ", "m/s2")), 16);
    private static final int ROWS = 187;
    /** 1 January 2026, 09:00 UTC: recordings need a time, and it must not be the one they are made at. */
    private static final long FIRST_MS = 1_767_258_000_000L;
    /** Zero of the ids in file names: 1 January 2019. */
    private static final long ID_EPOCH_MS = 1_546_300_800_000L;

    private final AcquisitionWriter writer = new AcquisitionWriter("synthetic_phone", "INKLING_SYNTHESIZER", KEY);

    /** Part of the data set a recording belongs to. */
    public enum Part {
        /** 16 freefall, 15 idle, 52 unknown; five of them short. */
        TRAINING,
        /** 4 freefall, 4 idle, 11 unknown. */
        TESTING,
        /** 12 freefall, to be added later. */
        ADDITIONAL;

        /** Folder name: training, testing or additional. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The split of a recording that is in the data set from the start; additional ones go to training here. */
        public Split split() {
            return this == TESTING ? Split.TESTING : Split.TRAINING;
        }
    }

    /**
     * One recording.
     *
     * @param part     where it belongs
     * @param label    freefall, idle or unknown
     * @param fileName {@code label.id.json}
     * @param signal   the numbers
     * @param content  the signed file
     */
    public record Recording(Part part, String label, String fileName, Signal signal, byte[] content) {
    }

    /** Makes every recording, in file order. */
    public List<Recording> generate(long seed) {
        List<Recording> recordings = new ArrayList<>();
        for (Part part : Part.values()) {
            add(recordings, seed, part, "freefall", part == Part.TRAINING ? 16 : part == Part.TESTING ? 4 : 12);
            add(recordings, seed, part, "idle", part == Part.TRAINING ? 15 : part == Part.TESTING ? 4 : 0);
            add(recordings, seed, part, "unknown", part == Part.TRAINING ? 52 : part == Part.TESTING ? 11 : 0);
        }
        return recordings;
    }

    private void add(List<Recording> recordings, long seed, Part part, String label, int count) {
        for (int i = 0; i < count; i++) {
            int number = recordings.size();
            Random random = new Random(seed * 1_000_003L + number * 7919L + 17);
            float[] values = values(new Scenes(random), part, label, i, rows(part, label, i));
            Signal signal = new Signal(SCHEMA, values);
            long time = FIRST_MS + number * 9_000L + random.nextInt(7000);
            String id = Long.toString(time - ID_EPOCH_MS, 32);
            recordings.add(new Recording(part, label, label + "." + id + ".json", signal, writer.json(signal, time / 1000)));
        }
    }

    /** Rows as in the lab: five recordings were stopped early. */
    private static int rows(Part part, String label, int number) {
        if (part != Part.TRAINING) {
            return ROWS;
        }
        return switch (label + number) {
            case "freefall8" -> 109;
            case "freefall13" -> 64;
            case "idle12" -> 38;
            case "unknown7" -> 104;
            case "unknown46" -> 80;
            default -> ROWS;
        };
    }

    private static float[] values(Scenes scenes, Part part, String label, int number, int rows) {
        // Testing and additional recordings begin elsewhere in the list of scenes, so that every part has a mixture.
        int scene = number + part.ordinal() * 5;
        return switch (label) {
            case "freefall" -> rows < 100 ? scenes.freefallCutOff(rows) : scenes.freefall(scene, rows);
            case "idle" -> scenes.idle(scene, rows);
            default -> scenes.unknown(scene, rows);
        };
    }
}
