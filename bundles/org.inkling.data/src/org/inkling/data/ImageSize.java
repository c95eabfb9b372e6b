package org.inkling.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;

/**
 * Size of a picture. A picture is a sample with the one axis {@code image}, whose unit is the size, for example {@code 512x512 px};
 * its frames are the pixels line by line, its values {@code 0xRRGGBB} as numbers.
 *
 * @param width  in pixels
 * @param height in pixels
 */
public record ImageSize(int width, int height) {

    /** Name of the axis. */
    public static final String AXIS = "image";

    private static final Pattern UNITS = Pattern.compile("(\\d{1,6})x(\\d{1,6}) px");

    /** Number of pixels. */
    public int pixels() {
        return width * height;
    }

    /** The axis of a picture of this size. */
    public Axis axis() {
        return new Axis(AXIS, width + "x" + height + " px");
    }

    /** The size of a sample that is a picture. */
    public static Optional<ImageSize> of(SensorSchema schema) {
        if (schema.axes().size() != 1 || !schema.axes().get(0).name().equals(AXIS)) {
            return Optional.empty();
        }
        Matcher matcher = UNITS.matcher(schema.axes().get(0).units());
        return matcher.matches()
                ? Optional.of(new ImageSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
