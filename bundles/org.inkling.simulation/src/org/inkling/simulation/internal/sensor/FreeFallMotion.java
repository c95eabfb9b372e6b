package org.inkling.simulation.internal.sensor;

import java.util.Locale;
import java.util.Random;

import org.inkling.simulation.internal.Scenes;

/** Movements of the free-fall lab without end: scene after scene of one activity or of all of them. */
final class FreeFallMotion implements FrameSource {

    /** Activity: what the label of the request says; all of them in turn for a stream, which has no label. */
    static final String BY_LABEL = "as the label says";
    static final String FREE_FALL = "free fall";
    static final String IDLE = "idle";
    static final String UNKNOWN = "unknown";
    static final String MIXTURE = "mixture";

    static final int WIDTH = 3;
    /** Three seconds, the length of the lab's recordings: a fall takes that long. */
    private static final int FALL_ROWS = 187;
    private static final int LONG_ROWS = 625;
    private static final int KINDS = 18;

    private final Random random;
    private final String activity;
    private float[] scene = {};
    private int at;

    FreeFallMotion(Random random, String activity) {
        this.random = random;
        this.activity = activity;
    }

    /** The activity that a label stands for. */
    static String meant(String label) {
        String word = label.toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return MIXTURE;
        }
        if (word.contains("fall") || word.contains("drop")) {
            return FREE_FALL;
        }
        return word.contains("idle") || word.contains("rest") || word.contains("still") ? IDLE : UNKNOWN;
    }

    @Override
    public float[] next(int frames) {
        float[] values = new float[frames * WIDTH];
        for (int i = 0; i < values.length; i++) {
            if (at == scene.length) {
                scene = scene();
                at = 0;
            }
            values[i] = scene[at++];
        }
        return values;
    }

    private float[] scene() {
        String now = activity.equals(MIXTURE) ? draw() : activity;
        Scenes scenes = new Scenes(random);
        int kind = random.nextInt(KINDS);
        return switch (now) {
            case FREE_FALL -> scenes.freefall(kind, FALL_ROWS);
            case IDLE -> scenes.idle(kind, activity.equals(MIXTURE) ? FALL_ROWS : LONG_ROWS);
            default -> scenes.unknown(kind, activity.equals(MIXTURE) ? FALL_ROWS : LONG_ROWS);
        };
    }

    private String draw() {
        return switch (random.nextInt(3)) {
            case 0 -> FREE_FALL;
            case 1 -> IDLE;
            default -> UNKNOWN;
        };
    }
}
