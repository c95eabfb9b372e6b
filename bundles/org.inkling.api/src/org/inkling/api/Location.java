package org.inkling.api;

/**
 * Where a {@link Problem} is.
 *
 * @param resource project-relative path (with {@code /}) or the name of an outside file; empty when the whole project is meant
 * @param line     1-based line, 0 when unknown
 * @param column   1-based column, 0 when unknown
 * @param element  what inside the resource, for example {@code payload.values[12]} or {@code dsp.spectral.fft_length}; empty when the whole resource
 */
public record Location(String resource, int line, int column, String element) {

    /** The whole project. */
    public static final Location PROJECT = new Location("", 0, 0, "");

    /** A whole file. */
    public static Location of(String resource) {
        return new Location(resource, 0, 0, "");
    }

    /** An element inside a file whose text position is not known. */
    public static Location of(String resource, String element) {
        return new Location(resource, 0, 0, element);
    }

    /** For people: {@code file:line:column (element)}, leaving out what is unknown. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(resource.isEmpty() ? "project" : resource);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        if (!element.isEmpty()) {
            text.append(" (").append(element).append(')');
        }
        return text.toString();
    }
}
