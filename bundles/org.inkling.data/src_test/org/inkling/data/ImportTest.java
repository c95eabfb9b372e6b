package org.inkling.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.data.ImportOptions.Category;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import of folders, zip files and single samples, and export. */
class ImportTest {

    @TempDir
    private Path temp;
    private Path project;
    private Path source;
    private DatasetStore store;
    private final Shared.Recorder recorder = new Shared.Recorder();

    @BeforeEach
    void project() throws Exception {
        project = Files.createDirectory(temp.resolve("project"));
        source = Files.createDirectory(temp.resolve("source"));
        store = DatasetStore.open(project);
    }

    private ImportReport load(ImportOptions options, Path... sources) throws Exception {
        return new DatasetImporter(store).run(List.of(sources), options, recorder);
    }

    private void write(String path, byte[] content) throws Exception {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void write(String path, String text) throws Exception {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Set<String> names(List<SampleRef> samples) {
        return samples.stream().map(SampleRef::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** lab.md R1.8: 16 freefall, 15 idle, 52 unknown; R5.4: of the 12 additional files 1mmni9qs and 1mmn7j8a go to testing. */
    @Test
    void theLab() throws Exception {
        ImportReport report = load(ImportOptions.DEFAULT, Shared.data("lab/datasets/free-fall-detection"));
        assertEquals(Map.of("freefall", 26, "idle", 15, "unknown", 52), report.labels(Split.TRAINING));
        assertEquals(Set.of("freefall.1mmni9qs", "freefall.1mmn7j8a"),
                names(report.imported().stream().filter(s -> s.split() == Split.TESTING).toList()));
        assertTrue(report.failed().isEmpty() && report.duplicates().isEmpty());
        SampleRef sample = store.samples().get(0);
        assertEquals("freefall.1mmn61rn.ingestion-7c449fdfc-fpkpm", sample.id());
        assertEquals(187, sample.frames());
        Path original = Shared.data("lab/datasets/free-fall-detection/additionnal").resolve(sample.id() + ".json");
        assertArrayEquals(Files.readAllBytes(original), Files.readAllBytes(project.resolve(sample.path())), "stored as recorded");

        ImportReport again = load(ImportOptions.DEFAULT, Shared.data("lab/datasets/free-fall-detection/training"));
        assertEquals(83, again.duplicates().size());
        assertTrue(again.imported().isEmpty());
        assertEquals(95, store.samples().size());
    }

    /** The upload rule is found by R5.4; SHA-256 sends other files of the twelve to testing. The phone's rule by its pictures. */
    @Test
    void splitRules() throws Exception {
        assertEquals(Set.of("1mmni9qs", "1mmn7j8a"), testing("lab/datasets/free-fall-detection/additionnal", SplitRule.UPLOAD, ".json"));
        assertEquals(Set.of("1mmn6v74", "1mmn7j8a", "1mmnijfa"),
                testing("lab/datasets/free-fall-detection/additionnal", SplitRule.PHONE, ".json"));
        assertEquals(2, testing("lab/datasets/spoons-forks-knives/training", SplitRule.PHONE, ".jpg").size(), "of 233 training pictures");
        int training = 0;
        for (int i = 0; i < 2000; i++) {
            training += SplitRule.UPLOAD.split(Shared.json(i)) == Split.TRAINING ? 1 : 0;
        }
        assertEquals(1600, training, 100);
    }

    @Test
    void splitByThePhonesRule() throws Exception {
        ImportReport report = load(new ImportOptions(Category.SPLIT, "", 0, SplitRule.PHONE),
                Shared.data("lab/datasets/free-fall-detection/additionnal"));
        assertEquals(3, report.count(Split.TESTING));
    }

    private static Set<String> testing(String folder, SplitRule rule, String extension) throws Exception {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(Shared.data(folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(extension)).toList()) {
                if (rule.split(Files.readAllBytes(file)) == Split.TESTING) {
                    names.add(file.getFileName().toString().split("\\.")[1]);
                }
            }
        }
        return names;
    }

    /** An export of the data forwarder: 72 training and 24 testing samples in info.labels. */
    @Test
    void forwarderExport() throws Exception {
        ImportReport report = load(ImportOptions.DEFAULT, Shared.data("import/data-forwarder-export/imu-acc-export.zip"));
        assertEquals(List.of(), report.failed());
        assertEquals(72, report.count(Split.TRAINING));
        assertEquals(24, report.count(Split.TESTING));
        assertEquals(Set.of("circle", "flick", "idle", "updown"), report.labels(Split.TESTING).keySet());
        SampleRef idle = store.samples().stream().filter(s -> s.name().equals("idle.65vvqk2v")).findFirst().orElseThrow();
        assertEquals("idle", idle.label());
        assertEquals(9.615384615384615, idle.schema().intervalMs());
        assertEquals("idle.json.65vvqk2v.ingestion-5758845749-mxkss", idle.id());
    }

    /** import/multi-label: frames 0–300 and 301–621. */
    @Test
    void multiLabel() throws Exception {
        ImportReport report = load(ImportOptions.DEFAULT, Shared.data("import/multi-label"));
        assertEquals(1, report.imported().size());
        assertEquals(List.of(), report.failed());
        SampleRef sample = store.samples().get(0);
        assertEquals("", sample.label());
        assertEquals(622, sample.frames());
        assertEquals(List.of(new LabelSpan(0, 300, "first_label"), new LabelSpan(301, 621, "second_label")), store.label(sample).spans());
    }

    @Test
    void categoriesAndLabels() throws Exception {
        write("training/walk.1.json", Shared.json(1));
        write("deep/testing/more/run 2.x.json", Shared.json(2));
        write("jump_3-b.json", Shared.json(3));
        write("éclair.json", Shared.json(4));
        write("jump.csv", "timestamp,accX\n0,1\n10,2\n");
        write("README.md", "text");
        write("LICENSE", "text");
        write(".hidden/x.json", "broken");
        ImportReport report = load(ImportOptions.DEFAULT, source);
        assertEquals(List.of(), report.failed());
        Map<String, SampleRef> samples = store.samples().stream().collect(Collectors.toMap(SampleRef::id, s -> s));
        assertEquals(Set.of("walk.1", "run 2.x", "jump_3-b", "éclair", "jump"), samples.keySet());
        assertEquals("walk", samples.get("walk.1").label());
        assertEquals(Split.TRAINING, samples.get("walk.1").split());
        assertEquals("run 2", samples.get("run 2.x").label());
        assertEquals(Split.TESTING, samples.get("run 2.x").split());
        assertEquals("jump_3-b", samples.get("jump_3-b").label());
        assertEquals(SplitRule.UPLOAD.split(Shared.json(3)), samples.get("jump_3-b").split());
        assertEquals("", samples.get("éclair").label());
        assertEquals(10, samples.get("jump").schema().intervalMs());

        write("training/walk.1.json", Shared.json(9));
        ImportReport forced = load(new ImportOptions(Category.TESTING, "crawl", 0), source.resolve("training/walk.1.json"));
        SampleRef renamed = forced.imported().get(0);
        assertEquals("walk.1-2", renamed.id());
        assertEquals(Split.TESTING, renamed.split());
        assertEquals("crawl", renamed.label());
    }

    @Test
    void csvKeepsTheIntervalOfTheImport() throws Exception {
        write("a.csv", "x,y\n1,2\n3,4\n");
        assertEquals("csv.interval", load(ImportOptions.DEFAULT, source).failed().get(0).problems().get(0).code());
        load(new ImportOptions(Category.TRAINING, "", 20), source);
        assertEquals(20, DatasetStore.open(project).samples().get(0).schema().intervalMs());
        assertEquals(20, store.read(store.samples().get(0)).schema().intervalMs());
    }

    @Test
    void infoLabelsOfAFolder() throws Exception {
        write("training/a.json", Shared.json(1));
        write("testing/b.json", Shared.json(2));
        write("testing/c.json", Shared.json(3));
        write("info.labels", """
                {"version":1,"files":[
                {"path":"training/a.json","name":"A","category":"testing","label":{"type":"label","label":"one"},"metadata":{"site":"left"},
                 "boundingBoxes":[{"label":"x","x":1,"y":2,"width":3,"height":4}],"future":{"list":[1,2.5]}},
                {"path":"testing/b.json","category":"split","label":{"type":"unlabeled"},"enabled":false},
                {"path":"training/gone.json","category":"training","label":{"type":"label","label":"x"}},
                {"name":"no path"}]}
                """);
        ImportReport report = load(ImportOptions.DEFAULT, source.resolve("info.labels"));
        assertEquals(Set.of("labels.entry", "import.missing-file"),
                recorder.problems.stream().map(p -> p.code()).collect(Collectors.toSet()));
        assertEquals(2, report.failed().size());
        Map<String, SampleRef> samples = store.samples().stream().collect(Collectors.toMap(SampleRef::id, s -> s));
        SampleRef a = samples.get("a");
        assertEquals(Split.TESTING, a.split());
        assertEquals("A", a.name());
        assertEquals("one", a.label());
        assertEquals(Map.of("site", "left"), store.fields(a).get("metadata"));
        assertEquals(List.of(Map.of("label", "x", "x", 1, "y", 2, "width", 3, "height", 4)), store.fields(a).get("boundingBoxes"));
        assertEquals(Map.of("list", List.of(1, 2.5)), store.fields(a).get("future"));
        assertEquals("", samples.get("b").label());
        assertFalse(samples.get("b").enabled());
        assertEquals("c", samples.get("c").label());
        assertEquals(Split.TESTING, samples.get("c").split());
    }

    @Test
    void aBadFileDoesNotStopTheRest() throws Exception {
        write("a.json", Shared.json(1));
        write("b.json", "{\"protected\":");
        write("c.txt", "RIFF");
        write("d.json", Shared.json(1));
        write("e.json", Shared.json(2));
        try (RandomAccessFile huge = new RandomAccessFile(source.resolve("f.cbor").toFile(), "rw")) {
            huge.setLength(1L << 31);
        }
        write("structured_labels.labels",
                "{\"type\":\"structured-labels\",\"structuredLabels\":{\"e.json\":[{\"startIndex\":0,\"endIndex\":20,\"label\":\"x\"}]}}");
        ImportReport report = load(new ImportOptions(Category.TRAINING, "", 0), source, temp.resolve("nowhere"));
        assertEquals(1, report.imported().size());
        assertEquals(List.of(new ImportReport.Duplicate("source/d.json", "dataset/training/a.json")), report.duplicates());
        assertEquals(List.of("acquisition.truncated", "import.format", "labels.span", "sample.too-large", "import.source"),
                report.failed().stream().map(f -> f.problems().get(0).code()).toList());
        assertEquals(5, recorder.problems.size());
        assertEquals(Set.of("training/a.json", "info.labels"), onDisk());
    }

    private Set<String> onDisk() throws Exception {
        Path folder = project.resolve("dataset");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void nothingStaysOfACancelledImport() throws Exception {
        write("first.json", Shared.json(0));
        load(ImportOptions.DEFAULT, source);
        Set<String> before = onDisk();
        for (int i = 1; i < 10; i++) {
            write("x" + i + ".json", Shared.json(i));
        }
        for (int stop = 1; stop < 20; stop++) {
            int lines = stop;
            assertThrows(OperationCancelledException.class, () -> new DatasetImporter(store).run(List.of(source), ImportOptions.DEFAULT,
                    new Shared.Recorder(n -> n >= lines)));
            assertEquals(before, onDisk());
        }
        assertEquals(1, store.samples().size());
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Files.write(temp.resolve("secret.json"), Shared.json(5));
        Files.createSymbolicLink(source.resolve("link.json"), temp.resolve("secret.json"));
        Files.createSymbolicLink(source.resolve("loop"), source);
        ImportReport report = load(ImportOptions.DEFAULT, source);
        assertEquals(List.of("import.link", "import.link"), report.failed().stream().map(f -> f.problems().get(0).code()).toList());
        assertTrue(report.imported().isEmpty());
    }

    @Test
    void zipSlipBombAndDamage() throws Exception {
        Path zip = temp.resolve("evil.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String path : List.of("../../up.json", "/root.json", "a\\..\\b.json", "C:/x.json", "ok/../x.json", "ok/walk.json")) {
                entry(out, path, Shared.json(path.length()));
            }
            out.putNextEntry(new ZipEntry("bomb.json"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
            out.closeEntry();
            entry(out, "z.json", Shared.json(77));
        }
        ImportReport report = load(new ImportOptions(Category.TRAINING, "", 0), zip);
        assertEquals(Set.of("walk", "z"), names(report.imported()));
        assertEquals(
                List.of("import.zip-slip", "import.zip-slip", "import.zip-slip", "import.zip-slip", "import.zip-slip", "import.zip-bomb"),
                report.failed().stream().map(f -> f.problems().get(0).code()).toList());
        assertEquals("evil.zip!/../../up.json", report.failed().get(0).source());
        assertEquals(Set.of("training/walk.json", "training/z.json", "info.labels"), onDisk());
        try (Stream<Path> files = Files.list(temp)) {
            assertEquals(Set.of("project", "source", "evil.zip"), files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
        }

        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals("import.zip-damaged", load(ImportOptions.DEFAULT, zip).failed().get(0).problems().get(0).code());
    }

    /** Every entry is small and packed normally, all of them together are too much. */
    @Test
    void zipThatIsTooMuchAltogether() throws Exception {
        Path zip = temp.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < 20; i++) {
                entry(out, i + ".json", Shared.json(i));
            }
        }
        DatasetStore small = DatasetStore.open(project, new SampleReader(List.of(), new ReadLimits(10_000, 1000, 10, 64, 100, 5_000, 100)));
        ImportReport report = new DatasetImporter(small).run(List.of(zip), ImportOptions.DEFAULT, recorder);
        assertEquals("import.zip-bomb", report.failed().get(0).problems().get(0).code());
        assertTrue(report.imported().isEmpty());
        DatasetStore few = DatasetStore.open(project, new SampleReader(List.of(), new ReadLimits(10_000, 1000, 10, 64, 2, 500_000, 100)));
        assertEquals("import.zip-bomb",
                new DatasetImporter(few).run(List.of(zip), ImportOptions.DEFAULT, recorder).failed().get(0).problems().get(0).code());
    }

    /** A size in the directory that is smaller than what comes out is a lie told by bombs. */
    @Test
    void zipEntryThatLiesAboutItsSize() throws Exception {
        Path zip = temp.resolve("liar.zip");
        byte[] sample = Shared.json(1);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "liar.json", sample);
        }
        byte[] bytes = Files.readAllBytes(zip);
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[directory + 24] = 10;
        bytes[directory + 25] = 0;
        Files.write(zip, bytes);
        ImportReport report = load(ImportOptions.DEFAULT, zip);
        assertTrue(report.imported().isEmpty());
        assertTrue(report.failed().get(0).problems().get(0).code().startsWith("import.zip-"), report.failed().toString());
    }

    private static void entry(ZipOutputStream out, String path, byte[] content) throws Exception {
        out.putNextEntry(new ZipEntry(path));
        out.write(content);
        out.closeEntry();
    }

    @Test
    void exportIsReadBackWithoutLoss() throws Exception {
        write("training/a.json", Shared.json(1));
        write("testing/b.cbor", new AcquisitionWriter("d", "T", "k").cbor(Shared.signal(2, 30), 0));
        write("training/c.csv", "x,y\n1,2\n3,4\n");
        write("info.labels",
                """
                        {"version":1,"project":"kept","files":[
                        {"path":"training/a.json","name":"first","category":"training","label":{"type":"multi-label","labels":[
                          {"label":"up","startIndex":0,"endIndex":9},{"label":"down","startIndex":10,"endIndex":19}]},"metadata":{"k":"v"},"enabled":false},
                        {"path":"testing/b.cbor","name":"second","category":"testing","label":{"type":"keyvalue-labels","labels2":{"a":"b"}}}]}
                        """);
        load(new ImportOptions(Category.AS_FOUND, "", 12.5), source);
        Path zip = temp.resolve("export.zip");
        Path same = temp.resolve("same.zip");
        assertEquals(3,
                new DatasetExporter(store).export(zip, recorder).training() + new DatasetExporter(store).export(same, recorder).testing());
        assertArrayEquals(Files.readAllBytes(zip), Files.readAllBytes(same), "same dataset, same bytes");

        Path second = Files.createDirectory(temp.resolve("second"));
        DatasetStore copy = DatasetStore.open(second);
        ImportReport report = new DatasetImporter(copy).run(List.of(zip), ImportOptions.DEFAULT, recorder);
        assertEquals(List.of(), report.failed());
        assertEquals(store.samples(), copy.samples());
        for (SampleRef sample : store.samples()) {
            assertEquals(store.fields(sample), copy.fields(sample));
            assertEquals(store.label(sample), copy.label(sample));
            assertArrayEquals(Files.readAllBytes(project.resolve(sample.path())), Files.readAllBytes(second.resolve(sample.path())));
        }
        new DatasetExporter(copy).export(same, recorder);
        assertArrayEquals(Files.readAllBytes(zip), Files.readAllBytes(same), "export of the import of the export");
        try (OutputStream none = Files.newOutputStream(temp.resolve("file"))) {
            none.write(1);
        }
        assertEquals("file.write", Shared.problem(() -> new DatasetExporter(store).export(temp.resolve("file/x.zip"), recorder)).code());
    }
}
