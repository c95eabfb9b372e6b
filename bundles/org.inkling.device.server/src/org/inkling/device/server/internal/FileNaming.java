package org.inkling.device.server.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** Names of uploaded samples, as the ingestion service gives them. */
final class FileNaming {

    /** Begin of the time ids: 2019-01-01. */
    private static final long EPOCH_MS = 1_546_300_800_000L;
    private static final Pattern LABEL = Pattern.compile("^[a-zA-Z0-9\\s\\-_]+");

    private FileNaming() {
    }

    /** The time of an upload, base 32 (0–9, a–v). */
    static String dateId(long epochMs) {
        return Long.toString(epochMs - EPOCH_MS, 32);
    }

    /** {@code label.<dateid>.ingestion-<suffix>.<ext>}. */
    static String stored(String fileName, String label, boolean dateId, long epochMs, String sha256) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot);
        String stem = label.isEmpty() ? dot < 0 ? fileName : fileName.substring(0, dot) : label;
        return stem + (dateId ? "." + dateId(epochMs) : "") + ".ingestion-" + sha256.substring(0, 8) + extension;
    }

    /** The label that a file name tells: letters, digits, blanks, hyphens and underscores up to the first other character. */
    static String label(String fileName) {
        Matcher matcher = LABEL.matcher(fileName);
        return matcher.find() ? matcher.group().trim() : "";
    }

    /** Last part of a path, whichever way its parts are divided; empty when nothing usable is left. */
    static String last(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return name.equals(".") || name.equals("..") ? "" : name.replaceAll("\\p{Cntrl}", "");
    }

    /** A URI-encoded header value; as it is when the encoding is broken. */
    static String decoded(@Nullable String value) {
        if (value == null) {
            return "";
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
