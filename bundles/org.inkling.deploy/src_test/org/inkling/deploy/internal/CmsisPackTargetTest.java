package org.inkling.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.parameter.ParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The CMSIS-Pack: its description is valid, names every file, and what a component names compiles for a Cortex-M. */
class CmsisPackTargetTest {

    @TempDir
    private Path folder;

    private final CmsisPackTarget target = new CmsisPackTarget(Requests.CATALOG);

    private Map<String, byte[]> pack(DeployRequest request, String name) throws OperationException, IOException {
        assertEquals(List.of(), target.check(request));
        Map<String, byte[]> written = new TreeMap<>();
        assertEquals(List.of(name, "README.md"), target.generate(request, written::put, CppTargetTest.quiet()).files());
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written.get(name)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Document valid(byte[] pdsc) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(pdsc));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(CmsisPackTargetTest.class.getResource("pack.xsd"))
                .newValidator().validate(new DOMSource(document));
        return document;
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void theDescriptionIsValidAndNamesEveryFile() throws Exception {
        Map<String, byte[]> files = pack(Requests.of(List.of("a <b>", "c & \"d\"")), "Inkling.Free_fall_test.1.0.0.pack");
        Document document = valid(files.get("Inkling.Free_fall_test.pdsc"));
        List<String> named = elements(document, "file").stream().map(file -> file.getAttribute("name")).toList();
        for (String name : named) {
            assertTrue(name.endsWith("/") ? files.keySet().stream().anyMatch(path -> path.startsWith(name)) : files.containsKey(name),
                    name);
        }
        for (String path : files.keySet()) {
            assertTrue(named.contains(path) || path.equals("LICENSE") || path.endsWith(".pdsc"), path + " belongs to no component");
        }
        assertEquals("Free fall */ \"test\": classifies windows of sensor data",
                elements(document, "description").get(0).getTextContent());
        assertEquals(2, elements(document, "component").size());
    }

    @Test
    void namesAreKeptShortAndVersionsAreTaken() throws Exception {
        DeployRequest r = Requests.of(List.of("a", "b"));
        String project = "A very long name \u0001 of a project ".repeat(20);
        DeployRequest request = new DeployRequest(project, r.impulse(), r.window(), r.classes(), r.standardiser(), r.float32(), r.int8(),
                r.threshold(), r.sampleWindow(), options(Map.of("vendor", "Acme-1", "pack_version", "2.10.3", "processor", "cortex-m")));
        String name = CWriter.fileName(project);
        assertTrue(name.length() < 60);
        Document document = valid(pack(request, "Acme-1." + name + ".2.10.3.pack").get("Acme-1." + name + ".pdsc"));
        assertEquals("2.10.3", elements(document, "release").get(0).getAttribute("version"));
        assertEquals("Acme-1", elements(document, "vendor").get(0).getTextContent());
    }

    private ParameterValues options(Map<String, Object> given) {
        return target.schema().complete(ParameterValues.of(given), "", "", problem -> {
            throw new AssertionError(problem.toString());
        });
    }

    @Test
    void wrongOptionsAreProblems() throws Exception {
        DeployRequest r = Requests.of(List.of("a", "b"));
        for (Map<String, Object> given : List.<Map<String, Object>>of(Map.of("vendor", "A/../B"), Map.of("pack_version", "1.0"))) {
            DeployRequest request = new DeployRequest(r.project(), r.impulse(), r.window(), r.classes(), r.standardiser(), r.float32(),
                    r.int8(), r.threshold(), r.sampleWindow(), options(given));
            assertEquals(List.of("deploy.option"), target.check(request).stream().map(Problem::code).toList());
        }
    }

    @Test
    void itIsTheSameEveryTime() throws Exception {
        DeployRequest request = Requests.of(List.of("a", "b"));
        Map<String, byte[]> first = new TreeMap<>();
        Map<String, byte[]> second = new TreeMap<>();
        target.generate(request, first::put, CppTargetTest.quiet());
        target.generate(request, second::put, CppTargetTest.quiet());
        first.forEach((path, content) -> assertArrayEquals(content, second.get(path), path));
    }

    @Test
    void itsComponentsCompileForACortexM() throws Exception {
        Compiler.require("arm-none-eabi-g++");
        Map<String, byte[]> files = pack(Requests.of(List.of("a", "b")), "Inkling.Free_fall_test.1.0.0.pack");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        for (Element file : elements(valid(files.get("Inkling.Free_fall_test.pdsc")), "file")) {
            String category = file.getAttribute("category");
            if (category.startsWith("source")) {
                boolean cpp = category.equals("sourceCpp");
                Compiler.run(folder, new byte[0], List.of(cpp ? "arm-none-eabi-g++" : "arm-none-eabi-gcc", cpp ? "-std=c++11" : "-std=c99",
                        "-mcpu=cortex-m0plus", "-mthumb", "-Os", "-Wall", "-Wextra", "-Werror", "-Isrc", "-Itemplate", "-c",
                        file.getAttribute("name")));
            }
        }
    }
}
