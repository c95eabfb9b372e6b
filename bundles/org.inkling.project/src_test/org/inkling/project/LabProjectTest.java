package org.inkling.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.learn.Learner;
import org.inkling.data.NewSample;
import org.inkling.data.SampleLabel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabProjectTest {

    /** Nothing is installed. */
    private static final BlockCatalog NOTHING = new BlockCatalog() {
        @Override
        public List<DspBlock> dspBlocks() {
            return List.of();
        }

        @Override
        public List<Learner> learners() {
            return List.of();
        }
    };

    @TempDir
    Path folder;

    private LabProject project;

    @BeforeEach
    void create() throws OperationException {
        project = LabProject.create(folder.resolve("lab"), Template.find("free-fall").orElseThrow(), "My <lab> & more");
    }

    private SampleRef sample(String name, int frames) throws OperationException {
        StringBuilder text = new StringBuilder("{\"protected\":{\"ver\":\"v1\",\"alg\":\"none\"},\"signature\":\"" + "0".repeat(64)
                + "\",\"payload\":{\"device_type\":\"t\",\"interval_ms\":16,\"sensors\":[{\"name\":\"accX\",\"units\":\"m/s2\"},"
                + "{\"name\":\"accY\",\"units\":\"m/s2\"},{\"name\":\"accZ\",\"units\":\"m/s2\"}],\"values\":[");
        for (int i = 0; i < frames; i++) {
            text.append(i == 0 ? "" : ",").append("[" + i + ",0," + name.hashCode() + "]");
        }
        byte[] bytes = text.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
        return project.dataset().add(NewSample.of(name + ".json", bytes, Split.TRAINING, SampleLabel.of(name.replaceAll("\\..*", ""))));
    }

    private List<Problem> problems(String code) throws OperationException {
        return project.validate(NOTHING).stream().filter(p -> p.code().equals(code)).toList();
    }

    @Test
    void createsAProject() throws Exception {
        assertEquals("My <lab> & more", project.name());
        assertEquals(List.of("motion"), project.impulses());
        assertEquals(Template.find("free-fall").orElseThrow().impulses().get("motion"), project.document("motion").text());
        assertTrue(Files.readString(project.root().resolve(".project")).contains("<nature>org.inkling.lab</nature>"));
        assertTrue(Files.readString(project.root().resolve(".project")).contains("<name>My  lab    more</name>"));
        assertTrue(Files.readString(project.root().resolve(".gitignore")).contains("/results/*/features/\n"));
        assertThrows(OperationException.class, () -> LabProject.create(project.root(), Template.all().get(0), ""));
    }

    @Test
    void leavesOtherFilesAlone() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve(".gitignore"), "mine\n");
        LabProject made = LabProject.create(other, Template.find("empty").orElseThrow(), "");
        assertEquals("mine\n", Files.readString(other.resolve(".gitignore")));
        assertEquals("other", made.name());
        assertEquals(List.of(), made.impulses());
    }

    @Test
    void opensOnlyProjects() throws Exception {
        assertEquals("lab.missing", assertThrows(OperationException.class, () -> LabProject.open(folder)).problems().get(0).code());
        Files.writeString(project.root().resolve("lab.yaml"), "schema: 9\nname: x\n");
        Problem newer = assertThrows(OperationException.class, () -> LabProject.open(project.root())).problems().get(0);
        assertEquals("lab.yaml:1:1 (schema): This lab project has format version 9; this program reads versions up to 1."
                + " → Open it with a newer version of the program", newer.toString());
        Files.write(project.root().resolve("lab.yaml"), new byte[]{ (byte) 0xff, (byte) 0xfe });
        assertEquals("The file is not UTF-8 text.", assertThrows(OperationException.class, () -> LabProject.open(project.root())).problems()
                .get(0).summary());
    }

    @Test
    void offersWaysOutOfAShortFile() throws Exception {
        sample("idle.short", 38);
        Problem problem = problems("data.short-file").get(0);
        assertEquals("dataset/training/idle.short.json", problem.where().resource());
        assertEquals("38 frames, the window of \"motion\" needs 125; the sample is left out.", problem.summary());
        assertEquals(List.of("Exclude the sample", "Zero-pad short samples", "Shorten the window to 608 ms"),
                problem.resolutions().stream().map(Resolution::label).toList());

        project.resolve(problem.resolutions().get(2));
        assertEquals(608, project.impulse("motion").input().windowMs());
        assertEquals(List.of(), problems("data.short-file"));
        project.resolve(
                new Resolution("", LabProject.ACTION_SET, Map.of("impulse", "motion", "element", "input.window_ms", "value", "2000")));
        assertEquals(1, problems("data.short-file").size());
        project.resolve(problem.resolutions().get(1));
        assertTrue(project.impulse("motion").input().padZeros());
        assertEquals(List.of(), problems("data.short-file"));
        project.resolve(
                new Resolution("", LabProject.ACTION_SET, Map.of("impulse", "motion", "element", "input.pad_zeros", "value", "false")));
        project.resolve(problem.resolutions().get(0));
        assertFalse(project.samples().get(0).enabled());
        assertEquals(List.of(), problems("data.short-file"));
        assertThrows(IllegalArgumentException.class, () -> project.resolve(Resolution.advice("Think")));
    }

    @Test
    void knowsWhatTheDataIs() throws Exception {
        assertTrue(project.schema().isEmpty());
        assertEquals(1, problems("data.empty").size());
        sample("idle.1", 200);
        assertEquals(List.of("accX", "accY", "accZ"), project.schema().orElseThrow().axisNames());
        assertEquals(1, problems("data.classes").size());
        sample("fall.1", 200);
        assertEquals(List.of("fall", "idle"), project.labels());
        assertEquals(List.of(), problems("data.classes"));
    }

    @Test
    void placesProblemsOfBlocksInTheText() throws Exception {
        List<Problem> unknown = problems("block.unknown");
        assertEquals(List.of("motion.impulse:12:5 (dsp.spectral.type)", "motion.impulse:20:5 (learn.nn.type)"),
                unknown.stream().map(p -> p.where().toString()).toList());
    }

    @Test
    void aBrokenImpulseDoesNotHideTheRest() throws Exception {
        Files.writeString(project.root().resolve("bad.impulse"), "schema: 1\ninput: [\n");
        assertEquals("bad.impulse", problems("yaml.syntax").get(0).where().resource());
        assertEquals(2, problems("block.unknown").size());
        assertThrows(OperationException.class, () -> project.impulse("bad"));
        assertThrows(OperationException.class, () -> project.impulse("../lab"));
    }

    @Test
    void checksAxesAndInterval() throws Exception {
        sample("idle.1", 200);
        ImpulseDocument document = project.document("motion");
        project.save(document.apply(document.set("input.axes", List.of("accX", "gyrX"))));
        assertEquals("motion.impulse:4:3 (input.axes)", problems("impulse.axes").get(0).where().toString());
        project.save(document.apply(document.set("input.interval_ms", 10)));
        assertEquals("motion.impulse:7:3 (input.interval_ms)", problems("impulse.interval").get(0).where().toString());
        project.save(document.apply(document.set("input.interval_ms", 16.1)));
        assertEquals(List.of(), problems("impulse.interval"), "within one per cent");
    }

    @Test
    void settingsAreEditedInPlace() {
        String text = "# mine\nschema: 1\nname: A # the name\nboard: generic.cortex-m4f\n";
        assertEquals("# mine\nschema: 1\nname: A # the name\nboard: st.iot-discovery\n",
                LabSettings.set(text, "board", "st.iot-discovery").apply(text));
        assertEquals("# mine\nschema: 1\nname: A # the name\nboard: generic.cortex-m4f\nseed: 7\n",
                LabSettings.set(text, "seed", 7L).apply(text));
    }
}
