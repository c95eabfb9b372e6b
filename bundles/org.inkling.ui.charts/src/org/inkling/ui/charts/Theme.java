package org.inkling.ui.charts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The colours of one look. Immutable. */
public final class Theme {

    /** The light look. */
    public static final Theme LIGHT = new Theme(false, tones(false),
            colours("#e4572e", "#2a9d5c", "#2c7be5", "#7a4fd6", "#c77c00", "#0f9d9a"),
            colours("#2c7be5", "#c77c00", "#2a9d5c", "#7a4fd6", "#d13f57", "#0f9d9a", "#8a5a2b", "#5c667a"));

    /** The dark look. */
    public static final Theme DARK = new Theme(true, tones(true), colours("#ff7a52", "#4fc584", "#5aa2ff", "#a585f5", "#e9b04e", "#35c2bd"),
            colours("#5aa2ff", "#e9b04e", "#4fc584", "#a585f5", "#f2738a", "#35c2bd", "#c89562", "#97a2b6"));

    private final boolean dark;
    private final Map<Tone, Colour> tones;
    private final List<Colour> axes;
    private final List<Colour> labels;

    private Theme(boolean dark, Map<Tone, Colour> tones, List<Colour> axes, List<Colour> labels) {
        this.dark = dark;
        this.tones = tones;
        this.axes = axes;
        this.labels = labels;
    }

    public boolean dark() {
        return dark;
    }

    public Colour colour(Tone tone) {
        Colour colour = tones.get(tone);
        if (colour == null) {
            throw new IllegalStateException("no colour for " + tone);
        }
        return colour;
    }

    /** Colour of a sensor axis; repeats after the last one. */
    public Colour axis(int index) {
        return axes.get(Math.floorMod(index, axes.size()));
    }

    /** Colour of a class; repeats after the last one. */
    public Colour label(int index) {
        return labels.get(Math.floorMod(index, labels.size()));
    }

    /** The same look with axis and class colours that colour-blind people can tell apart (Okabe and Ito, 2008). */
    public Theme colourBlindSafe() {
        return dark
                ? new Theme(true, tones, colours("#e69f00", "#009e73", "#56b4e9", "#cc79a7", "#f0e442", "#d55e00"),
                        colours("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00", "#0072b2", "#97a2b6"))
                : new Theme(false, tones, colours("#d55e00", "#009e73", "#0072b2", "#cc79a7", "#e69f00", "#56b4e9"),
                        colours("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#5c667a"));
    }

    private static List<Colour> colours(String... hex) {
        return java.util.Arrays.stream(hex).map(Colour::of).toList();
    }

    private static Map<Tone, Colour> tones(boolean dark) {
        Map<Tone, Colour> map = new EnumMap<>(Tone.class);
        put(map, dark, Tone.PAGE, "#f5f6fa", "#12151c");
        put(map, dark, Tone.SURFACE, "#ffffff", "#1a1f29");
        put(map, dark, Tone.CHROME, "#eceff6", "#171b24");
        put(map, dark, Tone.PLOT, "#fbfcfe", "#151a23");
        put(map, dark, Tone.LINE, "#e2e6ef", "#2c3444");
        put(map, dark, Tone.TEXT, "#1b2333", "#e7ebf3");
        put(map, dark, Tone.MUTED, "#5c667a", "#97a2b6");
        put(map, dark, Tone.ACCENT, "#3460e0", "#7c9bff");
        put(map, dark, Tone.ACCENT_SOFT, "#e8edfd", "#25304d");
        put(map, dark, Tone.ON_ACCENT, "#ffffff", "#0d1220");
        put(map, dark, Tone.OK, "#157a44", "#4cc586");
        put(map, dark, Tone.OK_SOFT, "#e3f5ea", "#17352a");
        put(map, dark, Tone.BAD, "#c22f49", "#f2738a");
        put(map, dark, Tone.BAD_SOFT, "#fbe6ea", "#3d2028");
        put(map, dark, Tone.WARN, "#9a6000", "#e9b04e");
        put(map, dark, Tone.WARN_SOFT, "#fdf1dc", "#3a2f19");
        put(map, dark, Tone.DSP, "#0f9d9a", "#35c2bd");
        put(map, dark, Tone.INPUT_FROM, "#d0415c", "#d0415c");
        put(map, dark, Tone.INPUT_TO, "#c35216", "#c35216");
        put(map, dark, Tone.LEARN_FROM, "#3a62e6", "#3a62e6");
        put(map, dark, Tone.LEARN_TO, "#7a4fd6", "#7a4fd6");
        put(map, dark, Tone.OUTPUT_FROM, "#157d4b", "#157d4b");
        put(map, dark, Tone.OUTPUT_TO, "#1c8456", "#1c8456");
        put(map, dark, Tone.VIOLET, "#7a4fd6", "#a585f5");
        return map;
    }

    private static void put(Map<Tone, Colour> map, boolean dark, Tone tone, String light, String night) {
        map.put(tone, Colour.of(dark ? night : light));
    }
}
