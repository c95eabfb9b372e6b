package org.inkling.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Source files kept in this bundle. */
public final class Resources {

    private static final Pattern INCLUDE = Pattern.compile("#include \"(inkling_\\w+\\.h)\"");

    private Resources() {
    }

    /** Kernel files of the folder {@code c} with those they include, by name. */
    public static Map<String, String> withIncludes(Collection<String> names) {
        Map<String, String> files = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (files.containsKey(name)) {
                continue;
            }
            String text = read("c/" + name);
            files.put(name, text);
            Matcher matcher = INCLUDE.matcher(text);
            while (matcher.find()) {
                open.push(matcher.group(1));
            }
        }
        return files;
    }

    /** A file by its path below this package. */
    public static String read(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
