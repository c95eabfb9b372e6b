package org.inkling.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

import org.inkling.ui.ExplorerData;
import org.inkling.ui.charts.Hue;
import org.inkling.ui.charts.PointCloud;
import org.inkling.ui.charts.ScatterChart;
import org.inkling.ui.charts.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorerExportTest {

    private final ExplorerData data = new ExplorerData(List.of("accX RMS", "a, b"), new float[]{ 1, 2, 3.5f, -4 }, List.of("idle", "fall"),
            2,
            new int[]{ 0, 1 }, List.of(new ExplorerData.Window("one", "idle.one", 0, 125, 0, ""),
                    new ExplorerData.Window("two", "fall \"two\"", 5, 125, 80, "the model says idle")),
            new BitSet());

    @Test
    void theTableHasARowForEachWindowAndQuotesWhatNeedsIt() {
        assertEquals("""
                sample,start_frame,start_ms,class,remark,accX RMS,"a, b",x,y,z
                idle.one,0,0.0,idle,,1.0,2.0,1.0,2.0,3.0
                "fall ""two\""",5,80.0,fall,the model says idle,3.5,-4.0,4.0,5.0,6.0
                """, ExplorerExport.table(data, new float[]{ 1, 2, 3, 4, 5, 6 }));
        assertTrue(ExplorerExport.table(data, null).startsWith("sample,start_frame,start_ms,class,remark,accX RMS,\"a, b\"\n"));
    }

    @Test
    void theEndingDecidesWhatIsWritten(@TempDir Path folder) throws Exception {
        ScatterChart chart = ScatterChart.of(new PointCloud(List.of("x", "y", "z"), new float[6], new int[2],
                List.of(new PointCloud.Group("idle", Hue.label(0)))));
        assertTrue(ExplorerExport.write(folder.resolve("a.png"), chart, Theme.LIGHT, data, null).isOK());
        assertTrue(ExplorerExport.write(folder.resolve("a.svg"), chart, Theme.LIGHT, data, null).isOK());
        assertTrue(ExplorerExport.write(folder.resolve("a.csv"), chart, Theme.LIGHT, data, null).isOK());
        assertEquals((byte) 0x89, Files.readAllBytes(folder.resolve("a.png"))[0]);
        assertTrue(Files.readString(folder.resolve("a.svg")).startsWith("<svg"));
        assertEquals(3, Files.readAllLines(folder.resolve("a.csv")).size());
        assertTrue(ExplorerExport.write(folder.resolve("a.csv/no.png"), chart, Theme.LIGHT, data, null).getMessage()
                .contains("cannot be written"));
    }

    @Test
    void whatIsAddedGetsAGroupOfItsOwn() {
        BitSet ring = new BitSet();
        ring.set(0);
        ExplorerData more = data.plus("classification 0", new float[]{ 7, 8 }, List.of(data.windows().get(0)), ring);
        assertEquals(3, more.size());
        assertEquals(List.of("idle", "fall", "classification 0"), more.groups());
        assertEquals(2, more.groupOf()[2]);
        assertEquals(8, more.value(2, 1));
        assertTrue(more.ringed().get(2) && more.classes() == 2 && data.size() == 2);
    }
}
