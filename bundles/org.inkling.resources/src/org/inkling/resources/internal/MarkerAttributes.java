package org.inkling.resources.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.resources.ProblemMarkers;

/** Translates between problems and marker attributes. */
public final class MarkerAttributes {

    /** A file longer than this is not read for a character range; the line number is enough there. */
    private static final long LONGEST_TEXT = 1 << 20;

    private MarkerAttributes() {
    }

    /** The attributes of a problem at a resource. @param texts contents read so far, by resource */
    public static Map<String, Object> of(Problem problem, IResource resource, Map<Object, String> texts) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(IMarker.SEVERITY, severity(problem.severity()));
        attributes.put(ProblemMarkers.CODE, problem.code());
        Location where = problem.where();
        boolean elsewhere = resource.getType() == IResource.PROJECT && !where.resource().isEmpty();
        attributes.put(IMarker.MESSAGE, elsewhere ? where.resource() + ": " + problem.summary() : problem.summary());
        if (!where.element().isEmpty()) {
            attributes.put(ProblemMarkers.ELEMENT, where.element());
        }
        if (where.line() > 0) {
            attributes.put(IMarker.LINE_NUMBER, where.line());
            addRange(attributes, where, texts.computeIfAbsent(resource, r -> text(resource)));
        } else {
            attributes.put(IMarker.LOCATION, where.element().isEmpty() ? "file" : where.element());
        }
        if (!problem.resolutions().isEmpty()) {
            attributes.put(ProblemMarkers.RESOLUTIONS, encode(problem.resolutions()));
        }
        return attributes;
    }

    private static int severity(Severity severity) {
        return switch (severity) {
            case ERROR -> IMarker.SEVERITY_ERROR;
            case WARNING -> IMarker.SEVERITY_WARNING;
            case INFO -> IMarker.SEVERITY_INFO;
        };
    }

    private static String text(IResource resource) {
        try {
            if (resource instanceof IFile file && file.getLocation() != null && file.getLocation().toFile().length() <= LONGEST_TEXT) {
                return file.readString();
            }
        } catch (CoreException e) {
            return "";
        }
        return "";
    }

    /** Marks from the column, or the first character of the line that is not a blank, to the end of the line. */
    private static void addRange(Map<String, Object> attributes, Location where, String text) {
        int start = 0;
        for (int line = 1; line < where.line(); line++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return;
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        start += Math.max(0, where.column() - 1);
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start < end) {
            attributes.put(IMarker.CHAR_START, start);
            attributes.put(IMarker.CHAR_END, start + text.substring(start, end).stripTrailing().length());
        }
    }

    /** One line for each resolution: label, action, arguments, separated by tabs and URL-encoded. */
    static String encode(List<Resolution> resolutions) {
        StringBuilder code = new StringBuilder();
        for (Resolution resolution : resolutions) {
            code.append(code.isEmpty() ? "" : "\n").append(escape(resolution.label())).append('\t').append(escape(resolution.action()));
            new TreeMap<>(resolution.arguments())
                    .forEach((name, value) -> code.append('\t').append(escape(name)).append('=').append(escape(value)));
        }
        return code.toString();
    }

    /** The inverse of {@link #encode}; what cannot be read is left out. */
    public static List<Resolution> decode(String code) {
        List<Resolution> resolutions = new ArrayList<>();
        for (String line : code.split("\n")) {
            String[] fields = line.split("\t", -1);
            if (fields.length < 2) {
                continue;
            }
            Map<String, String> arguments = new LinkedHashMap<>();
            for (int i = 2; i < fields.length; i++) {
                int equals = fields[i].indexOf('=');
                if (equals > 0) {
                    arguments.put(unescape(fields[i].substring(0, equals)), unescape(fields[i].substring(equals + 1)));
                }
            }
            resolutions.add(new Resolution(unescape(fields[0]), unescape(fields[1]), arguments));
        }
        return resolutions;
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescape(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
