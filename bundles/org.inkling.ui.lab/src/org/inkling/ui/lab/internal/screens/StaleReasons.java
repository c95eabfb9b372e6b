package org.inkling.ui.lab.internal.screens;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.engine.Freshness;
import org.inkling.engine.Report;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.LabProject;

/** Says why steps of an impulse no longer hold, by comparing what its report recorded with what is there. */
final class StaleReasons {

    private static final int MOST = 6;

    private StaleReasons() {
    }

    static List<String> of(LabProject lab, String name, Freshness freshness, Optional<Report> report, BlockCatalog catalog)
            throws OperationException {
        if (report.isEmpty()) {
            return List.of("It was never run.");
        }
        if (freshness.features() && freshness.model() && freshness.test()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>();
        Optional<CheckedImpulse> checked = lab.check(lab.document(name), catalog);
        if (checked.isEmpty()) {
            return List.of("The impulse has errors: correct them first.");
        }
        settings(checked.get().impulse(), report.get().settings(), reasons);
        if (lab.seed() != report.get().seed()) {
            reasons.add("The seed was " + report.get().seed() + " and is " + lab.seed() + ".");
        }
        if (!freshness.features() && reasons.isEmpty()) {
            reasons.add("Recordings were added, changed, moved or left out since.");
        }
        if (reasons.isEmpty()) {
            reasons.add(!freshness.model()
                    ? "The model was not trained with these features, or its files have changed."
                    : "The test was not done with this model and these test recordings.");
        }
        return reasons.size() <= MOST ? reasons : more(reasons);
    }

    private static List<String> more(List<String> reasons) {
        List<String> some = new ArrayList<>(reasons.subList(0, MOST - 1));
        some.add("… and " + (reasons.size() - MOST + 1) + " more changes.");
        return some;
    }

    private static void settings(Impulse impulse, Map<String, Object> then, List<String> reasons) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("window_ms", impulse.input().windowMs());
        input.put("increase_ms", impulse.input().increaseMs());
        input.put("pad_zeros", impulse.input().padZeros());
        compare("input", then.get("input"), input, reasons);
        List<BlockUse> blocks = new ArrayList<>(impulse.dsp());
        blocks.addAll(impulse.learn());
        for (BlockUse block : blocks) {
            if (then.get(block.id()) instanceof Map<?, ?> before) {
                if (!block.type().equals(before.get("type"))) {
                    reasons.add("Block " + block.id() + " is of another type.");
                } else {
                    compare(block.id(), before.get("params"), block.params().asMap(), reasons);
                }
            } else {
                reasons.add("Block " + block.id() + " is new.");
            }
        }
        for (String id : then.keySet()) {
            if (!id.equals("input") && blocks.stream().noneMatch(b -> b.id().equals(id))) {
                reasons.add("Block " + id + " is gone.");
            }
        }
    }

    private static void compare(String block, Object before, Map<String, Object> now, List<String> reasons) {
        if (!(before instanceof Map<?, ?> old)) {
            return;
        }
        now.forEach((name, value) -> {
            String was = text(old.get(name));
            String is = text(value);
            if (old.containsKey(name) && !Objects.equals(was, is)) {
                reasons.add(block + "." + name + " was " + shortened(was) + " and is " + shortened(is) + ".");
            }
        });
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 39) + "…" : text;
    }

    /** JSON forgets whether a number was whole. */
    private static String text(Object value) {
        if (value instanceof Number number) {
            double d = number.doubleValue();
            return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : Double.toString(d);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(StaleReasons::text).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> texts = new java.util.TreeMap<>();
            map.forEach((k, v) -> texts.put(String.valueOf(k), text(v)));
            return texts.toString();
        }
        return String.valueOf(value);
    }
}
