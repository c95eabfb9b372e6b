package org.inkling.deploy.internal;

import java.util.Collection;

/** The {@code .pdsc} of a CMSIS-Pack: what the pack is, and the files of its two components. Follows PACK.xsd, schema version 1.4. */
final class PackDescription {

    private static final String CLASS = "Machine Learning";
    private static final String GROUP = "Inkling";
    private static final int LONGEST_NAME = 20;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final String CORE = "core";

    private final String vendor;
    private final String name;
    private final String version;
    private final StringBuilder text = new StringBuilder();

    /** @param name of the pack: letters, digits and underscores */
    PackDescription(String vendor, String name, String version) {
        this.vendor = vendor;
        this.name = name;
        this.version = version;
    }

    /** Name of the component people select. Ids are at most 32 characters long, also with a word behind. */
    static String component(String name) {
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** @param paths of all files of the pack */
    String write(String description, Collection<String> paths) {
        String brief = shortened(description);
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<package schemaVersion=\"1.4\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema-instance\" "
                + "xs:noNamespaceSchemaLocation=\"PACK.xsd\">\n");
        element(1, "vendor", vendor);
        element(1, "name", name);
        element(1, "description", brief);
        element(1, "url", "https://localhost/");
        element(1, "license", "LICENSE");
        text.append("  <releases>\n    <release version=\"").append(version).append("\">Made by Inkling.</release>\n  </releases>\n");
        text.append("  <keywords>\n    <keyword>Inkling</keyword>\n    <keyword>Machine Learning</keyword>\n  </keywords>\n");
        text.append("  <taxonomy>\n    <description Cclass=\"" + CLASS + "\">Trained models</description>\n  </taxonomy>\n");
        text.append("  <conditions>\n    <condition id=\"" + CORE + "\">\n      <description>The library itself</description>\n");
        text.append("      <require Cclass=\"" + CLASS + "\" Cgroup=\"" + GROUP + "\" Csub=\"").append(component(name))
                .append("\"/>\n    </condition>\n  </conditions>\n");
        text.append("  <components>\n");
        component(component(name), "", brief, paths, false);
        component(component(name) + " interface", " condition=\"" + CORE + "\"",
                "Functions of the Edge Impulse inferencing interface on top of the library, C++", paths, true);
        return text.append("  </components>\n</package>\n").toString();
    }

    private void component(String sub, String condition, String description, Collection<String> paths, boolean front) {
        text.append("    <component Cclass=\"" + CLASS + "\" Cgroup=\"" + GROUP + "\" Csub=\"").append(escaped(sub))
                .append("\" Cversion=\"")
                .append(version).append('"').append(condition).append(">\n");
        element(3, "description", description);
        text.append("      <files>\n");
        if (!front) {
            file("doc", "README.md", "");
        }
        file("include", "src/", "");
        for (String path : paths) {
            boolean core = path.startsWith("src/model/");
            if (path.startsWith("src/") && core != front) {
                file(path.endsWith(".c") ? "sourceC" : path.endsWith(".cpp") ? "sourceCpp" : "header", path, "");
            }
        }
        if (!front) {
            file("sourceC", "template/classify_window.c", " attr=\"template\" select=\"Classify one window\"");
            file("header", "template/sample.h", " attr=\"template\" select=\"Classify one window\"");
        }
        text.append("      </files>\n    </component>\n");
    }

    private void file(String category, String path, String more) {
        text.append("        <file category=\"").append(category).append("\" name=\"").append(escaped(path)).append('"').append(more)
                .append("/>\n");
    }

    private void element(int depth, String tag, String content) {
        text.append("  ".repeat(depth)).append('<').append(tag).append('>').append(escaped(content)).append("</").append(tag).append(">\n");
    }

    private static String shortened(String description) {
        int end = Math.min(LONGEST_DESCRIPTION, description.codePointCount(0, description.length()));
        return description.substring(0, description.offsetByCodePoints(0, end));
    }

    /** What XML 1.0 can hold, with its special characters escaped. */
    private static String escaped(String content) {
        StringBuilder escaped = new StringBuilder();
        content.codePoints().filter(c -> c == '\t' || c >= 0x20 && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c > 0xffff)
                .forEach(c -> escaped.append(switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    default -> Character.toString(c);
                }));
        return escaped.toString();
    }
}
