package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.resources.LabNature;
import org.inkling.resources.ProblemMarkers;
import org.inkling.resources.SampleData;
import org.junit.jupiter.api.Test;

/** The builder finds problems, markers keep their identity, and the quick fixes do what they say. */
class LabProblemsTest {

    @Test
    void shortSampleIsMarkedWithItsWaysOut() throws Exception {
        try (TestLab lab = TestLab.create("problems short")) {
            assertTrue(LabNature.isOn(lab.project()));
            IMarker marker = only(lab.file(TestLab.SHORT_SAMPLE));
            assertEquals("data.short-file", marker.getAttribute(ProblemMarkers.CODE));
            assertEquals(IMarker.SEVERITY_WARNING, marker.getAttribute(IMarker.SEVERITY, -1));
            // 2000 ms / 16 ms
            assertTrue(marker.getAttribute(IMarker.MESSAGE, "").contains("125"), marker.getAttribute(IMarker.MESSAGE, ""));
            assertEquals(3, ProblemMarkers.resolutions(marker).size());
        }
    }

    @Test
    void excludingTheSampleTakesItsMarkerAway() throws Exception {
        try (TestLab lab = TestLab.create("problems exclude")) {
            fix(only(lab.file(TestLab.SHORT_SAMPLE)), "Exclude");
            lab.refreshAndBuild();
            assertEquals(0, markers(lab.file(TestLab.SHORT_SAMPLE)).length);
            assertTrue(lab.file(TestLab.SHORT_SAMPLE).exists(), "an excluded sample is kept");
        }
    }

    @Test
    void zeroPaddingChangesTheImpulseAndNothingElseInIt() throws Exception {
        try (TestLab lab = TestLab.create("problems pad")) {
            IFile impulse = lab.file("motion.impulse");
            String before = impulse.readString();
            fix(only(lab.file(TestLab.SHORT_SAMPLE)), "Zero-pad");
            lab.refreshAndBuild();
            assertEquals(before.replace("pad_zeros: \"false\"", "pad_zeros: \"true\""), impulse.readString());
            assertEquals(0, markers(lab.file(TestLab.SHORT_SAMPLE)).length);
        }
    }

    @Test
    void errorInTheImpulseIsMarkedAtItsLine() throws Exception {
        try (TestLab lab = TestLab.create("problems line")) {
            IFile impulse = lab.file("motion.impulse");
            String text = impulse.readString().replace("filter_type: high", "filter_type: sideways");
            impulse.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), true, false, true, null);
            lab.refreshAndBuild();
            IMarker marker = Arrays.stream(markers(impulse)).filter(m -> m.getAttribute(IMarker.SEVERITY, -1) == IMarker.SEVERITY_ERROR)
                    .findFirst()
                    .orElseThrow();
            int line = (int) text.substring(0, text.indexOf("sideways")).lines().count();
            assertEquals(line, marker.getAttribute(IMarker.LINE_NUMBER, -1));
            String marked = text.substring(marker.getAttribute(IMarker.CHAR_START, 0), marker.getAttribute(IMarker.CHAR_END, 0));
            assertEquals("filter_type: sideways", marked);
        }
    }

    @Test
    void markersThatStillHoldKeepTheirIdentity() throws Exception {
        try (TestLab lab = TestLab.create("problems diff")) {
            IFile impulse = lab.file("motion.impulse");
            Problem first = problem("a", 2, "First.");
            Problem second = problem("b", 3, "Second.");
            ProblemMarkers.update(lab.project(), "test", List.of(first, second));
            long kept = of(impulse, "Second.").getId();
            ProblemMarkers.update(lab.project(), "test", List.of(problem("b", 4, "Second, moved.")));
            IMarker moved = of(impulse, "Second, moved.");
            assertEquals(kept, moved.getId());
            assertEquals(4, moved.getAttribute(IMarker.LINE_NUMBER, -1));
            assertFalse(Arrays.stream(markers(impulse)).anyMatch(m -> "First.".equals(m.getAttribute(IMarker.MESSAGE, ""))));
            ProblemMarkers.update(lab.project(), "other", List.of());
            assertTrue(moved.exists(), "another source leaves it alone");
        }
    }

    @Test
    void resolutionsSurviveTheMarker() throws Exception {
        try (TestLab lab = TestLab.create("problems resolutions")) {
            Resolution odd = new Resolution("Take \"100 %\" = all\n& more", "x.y", Map.of("päth", "a b/c=d\te.json"));
            Problem problem = new Problem(Severity.INFO, "c", Location.of("lab.yaml"), "Odd.", List.of(odd, Resolution.advice("Think")));
            ProblemMarkers.update(lab.project(), "test", List.of(problem));
            assertEquals(problem.resolutions(), ProblemMarkers.resolutions(of(lab.file("lab.yaml"), "Odd.")));
        }
    }

    @Test
    void sampleDataIsTakenFromTheFirstPlaceThatHasIt() throws Exception {
        Path places = Files.createTempDirectory("places with blank");
        Path second = Files.createDirectories(places.resolve("b/free-fall-detection/dataset"));
        assertEquals(Optional.of(second), SampleData.find("free-fall-detection", List.of(places.resolve("a"), places.resolve("b"))));
        assertEquals(Optional.empty(), SampleData.find("spoons", List.of(places.resolve("a"), places.resolve("b"))));
    }

    private static Problem problem(String element, int line, String summary) {
        return new Problem(Severity.WARNING, "test." + element, new Location("motion.impulse", line, 1, element), summary, List.of());
    }

    private static void fix(IMarker marker, String label) {
        IMarkerResolution fix = Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(marker))
                .filter(r -> r.getLabel().startsWith(label)).findFirst()
                .orElseThrow();
        fix.run(marker);
    }

    private static IMarker[] markers(IFile file) throws CoreException {
        return file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO);
    }

    private static IMarker only(IFile file) throws CoreException {
        IMarker[] markers = markers(file);
        assertEquals(1, markers.length);
        return markers[0];
    }

    private static IMarker of(IFile file, String message) throws CoreException {
        return Arrays.stream(markers(file)).filter(m -> message.equals(m.getAttribute(IMarker.MESSAGE, ""))).findFirst().orElseThrow();
    }
}
