package org.inkling.engine.internal;

import java.util.Map;
import java.util.TreeMap;

/** Versions of the programs that take part. */
final class Versions {

    /** Raised with every release. */
    private static final String INKLING = "1.0.0";

    private Versions() {
    }

    static Map<String, String> here() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("inkling", INKLING);
        versions.put("java", System.getProperty("java.specification.version", ""));
        return versions;
    }
}
