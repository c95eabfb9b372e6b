package org.inkling.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.ImpulseDocument;

/** Parameters as text that is the same whenever they mean the same: sorted, numbers in one form. */
final class Canonical {

    private Canonical() {
    }

    static String text(ParameterValues values) {
        return text((Object) values.asMap());
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, String> sorted = new TreeMap<>();
            map.forEach((k, v) -> sorted.put(String.valueOf(k), text(v)));
            return sorted.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Canonical::text).toList().toString();
        }
        return value == null ? "" : ImpulseDocument.format(value);
    }
}
