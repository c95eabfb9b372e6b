package org.inkling.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.inkling.project.internal.Templates;

/**
 * What a new project starts with.
 *
 * @param id          on the command line, for example {@code free-fall}
 * @param title       for people
 * @param description one or two sentences
 * @param settings    without a name
 * @param impulses    text of each impulse file by impulse name
 */
public record Template(String id, String title, String description, LabSettings settings, Map<String, String> impulses) {

    public Template {
        impulses = Map.copyOf(impulses);
    }

    /** Every template, the recommended one first. */
    public static List<Template> all() {
        return Templates.ALL;
    }

    public static Optional<Template> find(String id) {
        return Templates.ALL.stream().filter(t -> t.id().equals(id)).findFirst();
    }
}
