package org.inkling.data.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What file names of samples tell, and names that every file system takes. */
public final class FileNames {

    /** As the ingestion service infers a label: letters, digits, white space, - and _ up to the first other character. */
    private static final Pattern LABEL = Pattern.compile("^[a-zA-Z0-9\\s\\-_]+");
    private static final Pattern INGESTION = Pattern.compile("\\.ingestion-[0-9a-z-]+$");
    private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x1F\\x7F<>:\"/\\\\|?*]");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    /** Bytes: with an extension, a number and a prefix below the 255 of usual file systems. */
    private static final int LONGEST = 180;

    private FileNames() {
    }

    /** Label inferred from a file name, empty when it does not start like one. */
    public static String label(String fileName) {
        Matcher matcher = LABEL.matcher(fileName);
        return matcher.find() ? matcher.group().trim() : "";
    }

    /** File name without its last extension: the id of a sample. */
    public static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot <= 0 ? fileName : fileName.substring(0, dot);
    }

    /** What people read: the stem without the mark of the ingestion server. */
    public static String display(String fileName) {
        return INGESTION.matcher(stem(fileName)).replaceFirst("");
    }

    /** The name with every character replaced that some file system refuses, and not too long. */
    public static String safe(String fileName) {
        String name = UNSAFE.matcher(fileName).replaceAll("_").strip();
        int dot = name.lastIndexOf('.');
        String extension = dot >= 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        while (stem.startsWith(".")) {
            stem = stem.substring(1);
        }
        while (stem.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        stem = stem.stripTrailing();
        name = (stem.isEmpty() ? "sample" : stem) + extension;
        return RESERVED.matcher(name).matches() ? "_" + name : name;
    }

    /** For comparing names on file systems that ignore case. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
