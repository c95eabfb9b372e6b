package org.inkling.data.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.data.ReadLimits;
import org.inkling.data.SampleReader;

/** A zip archive. Nothing is unpacked to the disk under a name from the archive. */
final class ZipSource extends ImportSource {

    /** Up to this size an entry may be packed as tightly as it likes. */
    private static final long HARMLESS = 1 << 20;
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int DIRECTORY_ENTRY = 46;
    private static final int LONGEST_NAME = 300;

    private final ReadLimits limits;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    ZipSource(String name, Path file, SampleReader reader) throws OperationException {
        super(name);
        this.limits = reader.limits();
        ZipFile open = null;
        try {
            checkDirectory(file);
            open = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            list(open);
            this.zip = open;
            open = null;
        } catch (IOException e) {
            throw damaged(name, e);
        } finally {
            close(open);
        }
    }

    @Override
    public String nameOf(String path) {
        return name() + "!/" + path;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public byte[] read(String path) throws OperationException {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            throw new OperationException(
                    Problem.error("import.source", Location.of(nameOf(path)), "There is no such entry.", "Check the archive"));
        }
        long allowed = Math.min(limits.fileBytes(), Math.max(HARMLESS, Math.max(1, entry.getCompressedSize()) * limits.archiveRatio()));
        long declared = Math.max(0, entry.getSize());
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = declared > allowed ? new byte[0] : in.readNBytes((int) Math.min(declared, allowed) + 1);
            if (declared > allowed || bytes.length > declared) {
                throw bomb(path, entry, declared > limits.fileBytes());
            }
            return bytes;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(nameOf(path), e);
        }
    }

    @Override
    public void close() {
        close(zip);
    }

    private void list(ZipFile open) throws OperationException {
        long total = 0;
        for (Enumeration<? extends ZipEntry> all = open.entries(); all.hasMoreElements();) {
            ZipEntry entry = all.nextElement();
            total += Math.max(0, entry.getSize());
            if (total > limits.archiveBytes()) {
                throw new OperationException(Problem.error("import.zip-bomb", Location.of(name()), String.format(Locale.ROOT,
                        "The archive unpacks to more than %,d bytes.", limits.archiveBytes()), "Check where it comes from",
                        "Import its parts one after another"));
            }
            if (!entry.isDirectory()) {
                add(entry);
            }
        }
    }

    private void add(ZipEntry entry) {
        String path = entry.getName();
        if (!safe(path)) {
            problems.add(Problem.error("import.zip-slip", Location.of(nameOf(printable(path))),
                    "The entry's path leads out of the archive; it is left out.", "Check where the archive comes from"));
        } else if (!hidden(path) && entries.putIfAbsent(path, entry) != null) {
            problems.add(Problem.error("import.zip-twice", Location.of(nameOf(path)),
                    "The archive has two entries of this name; the first counts.",
                    "Check where the archive comes from"));
        }
    }

    private static boolean safe(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf(':') >= 0
                || path.chars().anyMatch(c -> c < ' ')) {
            return false;
        }
        return List.of(path.split("/")).stream().noneMatch(part -> part.equals("..") || part.equals("."));
    }

    private static boolean hidden(String path) {
        return path.startsWith(".") || path.contains("/.");
    }

    private static String printable(String path) {
        String text = path.replaceAll("[\\x00-\\x1F]", "?");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    /** The JDK reads the whole directory into memory before anything can be asked, so its size is looked at first. */
    private void checkDirectory(Path file) throws IOException, OperationException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = Files.size(file);
            int tail = (int) Math.min(size, END_RECORD + LONGEST_COMMENT);
            ByteBuffer buffer = ByteBuffer.allocate(tail).order(ByteOrder.LITTLE_ENDIAN);
            long start = size - tail;
            while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) > 0) {
                continue;
            }
            for (int at = tail - END_RECORD; at >= 0; at--) {
                if (buffer.getInt(at) == 0x06054b50) {
                    long directory = Integer.toUnsignedLong(buffer.getInt(at + 12));
                    long offset = Integer.toUnsignedLong(buffer.getInt(at + 16));
                    // All ones: the true number stands in a zip64 record, which only archives above 4 GiB or 65,534 entries need.
                    if (offset == 0xFFFFFFFFL || buffer.getShort(at + 10) == -1
                            || directory > (long) limits.archiveFiles() * (DIRECTORY_ENTRY + LONGEST_NAME)) {
                        throw new OperationException(Problem.error("import.zip-bomb", Location.of(name()),
                                "The archive has too many entries, or is above 4 GiB.",
                                "Unpack it and import its parts one after another"));
                    }
                    return;
                }
            }
        }
    }

    private OperationException bomb(String path, ZipEntry entry, boolean large) {
        return new OperationException(large
                ? Problem.error("sample.too-large", Location.of(nameOf(path)), String.format(Locale.ROOT,
                        "The entry has %,d bytes; samples of up to %,d bytes are read.", entry.getSize(), limits.fileBytes()),
                        "Split the recording into shorter ones")
                : Problem.error("import.zip-bomb", Location.of(nameOf(path)), String.format(Locale.ROOT,
                        "%,d packed bytes unpack to more than %,d; this is no recording.", entry.getCompressedSize(),
                        Math.min(Math.max(0, entry.getSize()), limits.fileBytes())), "Check where the archive comes from"));
    }

    private static OperationException damaged(String name, Exception e) {
        String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new OperationException(
                Problem.error("import.zip-damaged", Location.of(name), "The archive is damaged or encrypted: " + cause + ".",
                        "Copy or download it again, or unpack it and import the folder"),
                e);
    }

    private static void close(@Nullable ZipFile zip) {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException e) {
                return;
            }
        }
    }
}
