package org.inkling.device.serial.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.inkling.api.sensor.Sensor;

/**
 * What a board says of itself with {@code AT+CONFIG?}.
 *
 * @param id           unique id
 * @param type         kind of board
 * @param atVersion    of its command set, for example 1.8.0
 * @param transferBaud speed it sends files with
 * @param sensors      what it has; a camera when it can take snapshots
 * @param resolutions  widths and heights of snapshots, in its order
 * @param colour       whether snapshots are in colour
 */
record BoardConfig(String id, String type, String atVersion, int transferBaud, List<Sensor> sensors, List<int[]> resolutions,
        boolean colour) {

    private static final Pattern TITLE = Pattern.compile("=+\\s*(.+?)\\s*=+");
    private static final Pattern SENSOR = Pattern
            .compile("Name:\\s*(.+?),\\s*Max sample length:\\s*([\\d.]+)\\s*s?,\\s*Frequencies:\\s*\\[(.*?)\\].*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("(\\d+)x(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("[\\d.]+");

    /** Reads the answer. Sections and lines that are not known are left alone. */
    static BoardConfig parse(String text) {
        Map<String, String> values = new HashMap<>();
        List<Sensor> sensors = new ArrayList<>();
        String section = "";
        for (String line : text.split("\\r?\\n")) {
            String row = line.strip();
            Matcher title = TITLE.matcher(row);
            Matcher sensor = SENSOR.matcher(row);
            if (title.matches()) {
                section = title.group(1).toLowerCase(Locale.ROOT);
            } else if (section.startsWith("sensors") && sensor.matches()) {
                sensors.add(new Sensor(sensor.group(1), List.of(), numbers(sensor.group(3)), Double.parseDouble(sensor.group(2))));
            } else {
                int colon = row.indexOf(':');
                if (colon > 0) {
                    values.put(section + "/" + row.substring(0, colon).strip().toLowerCase(Locale.ROOT), row.substring(colon + 1).strip());
                }
            }
        }
        List<int[]> resolutions = new ArrayList<>();
        Matcher sizes = SIZE.matcher(values.getOrDefault("snapshot/resolutions", ""));
        while (sizes.find()) {
            resolutions.add(new int[]{ Integer.parseInt(sizes.group(1)), Integer.parseInt(sizes.group(2)) });
        }
        if (values.getOrDefault("snapshot/has snapshot", "0").equals("1")) {
            sensors.add(new Sensor("Camera", List.of(), List.of(), 0));
        }
        return new BoardConfig(values.getOrDefault("device info/id", ""), values.getOrDefault("device info/type", "UNKNOWN"),
                values.getOrDefault("device info/at version", "1.0.0"),
                whole(values.getOrDefault("device info/data transfer baudrate", "115200")), List.copyOf(sensors), List.copyOf(resolutions),
                values.getOrDefault("snapshot/color depth", "RGB").equalsIgnoreCase("RGB"));
    }

    /** Whether its command set is of this version or newer. */
    boolean atLeast(int major, int minor) {
        String[] parts = atVersion.split("\\.");
        int has = whole(parts[0]);
        return has > major || has == major && whole(parts.length > 1 ? parts[1] : "0") >= minor;
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(Double.parseDouble(matcher.group()));
        }
        return numbers;
    }

    private static int whole(String text) {
        String digits = text.replaceAll("\\D.*", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
