package org.inkling.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.inkling.api.Problem;
import org.inkling.project.internal.Migrations;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void appliesEveryStepFromTheFilesVersionOn() {
        TreeMap<Integer, UnaryOperator<Map<String, Object>>> steps = new TreeMap<>();
        steps.put(1, tree -> renamed(tree, "a", "b"));
        steps.put(2, tree -> renamed(tree, "b", "c"));
        Migrations migrations = new Migrations("thing", 3, steps);
        assertEquals(Map.of("schema", 1L, "c", "x"), migrations.apply(Map.of("schema", 1L, "a", "x"), "f", problems::add));
        assertEquals(Map.of("schema", 2L, "c", "x"), migrations.apply(Map.of("schema", 2L, "b", "x"), "f", problems::add));
        assertEquals(Map.of("schema", 3L, "a", "x"), migrations.apply(Map.of("schema", 3L, "a", "x"), "f", problems::add));
        assertEquals(List.of(), problems);
    }

    @Test
    void refusesUnknownVersions() {
        Migrations migrations = new Migrations("thing", 3, new TreeMap<>());
        for (Object version : List.of(4L, 1L, 0L, "1")) {
            assertEquals(Map.of(), migrations.apply(Map.of("schema", version), "f", problems::add));
        }
        assertEquals(List.of("schema.newer", "schema.too-old", "schema.missing", "schema.missing"),
                problems.stream().map(Problem::code).toList());
    }

    private static Map<String, Object> renamed(Map<String, Object> tree, String from, String to) {
        Map<String, Object> copy = new LinkedHashMap<>(tree);
        copy.put(to, copy.remove(from));
        return copy;
    }
}
