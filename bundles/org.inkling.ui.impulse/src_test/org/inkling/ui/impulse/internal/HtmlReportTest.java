package org.inkling.ui.impulse.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.engine.Metrics;
import org.inkling.engine.Report;
import org.inkling.engine.WindowCount;
import org.inkling.ui.ExplorerData;
import org.inkling.ui.charts.Theme;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    @Test
    void theReportHoldsNumbersChartsAndSettingsWithoutADisplay() {
        List<String> classes = List.of("fall & rise", "idle");
        Metrics metrics = Metrics.of(new float[]{ 0.9f, 0.1f, 0.3f, 0.7f, 0.6f, 0.4f }, new int[]{ 0, 1, 1 }, classes, 0);
        WindowCount windows = new WindowCount(3, Map.of("idle", 2, "fall & rise", 1));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spectral", Map.of("type", "spectral-analysis", "params", Map.of("filter_type", "high")));
        Report report = new Report(1, "Lab", "motion", 7, Map.of(), Map.of(), settings, new Report.Windows(125, 5, 16, windows, windows), 2,
                null, new Report.Validation("file", 3, metrics, metrics), null, "", null,
                new Report.OnDevice("Board <1>", 1500, new Report.Cost(1.2, 1024, 2048), new Report.Cost(0.5, 100, 200),
                        new Report.Cost(0.1, 100, 200), new Report.Cost(1.3, 1100, 5000)));
        ExplorerData features = new ExplorerData(List.of("accX RMS", "b"), new float[]{ 1, 2, 3, 4 }, classes, 2, new int[]{ 0, 1 },
                List.of(new ExplorerData.Window("a", "a", 0, 125, 0, ""), new ExplorerData.Window("b", "b", 0, 125, 0, "")), new BitSet());
        String html = HtmlReport.of(report, features, Theme.LIGHT);
        assertTrue(html.contains("Accuracy 66.7 % (2 of 3 windows)"), html);
        assertTrue(html.contains("<td>filter_type</td><td>high</td>"), html);
        assertTrue(html.contains("fall &amp; rise") && !html.contains("fall & rise"), html);
        assertTrue(html.contains("1.3 ms, 1.1 KB RAM, 4.9 KB flash on Board &lt;1>"), html);
        // two confusion matrices and the point cloud
        assertEquals(3, html.split("<svg ", -1).length - 1);
        assertEquals(html.split("<svg ", -1).length, html.split("</svg>", -1).length);
    }
}
