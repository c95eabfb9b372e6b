package org.inkling.project;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.project.internal.KeyFile;

/**
 * Keys of a lab project: API keys, with which devices and tools may put data into it, and the HMAC key, with which devices sign samples.
 * They are kept in the person's own folder, never in the project, so that they get into no repository, version or export; files and folder
 * can be read by their owner only. Of an API key only the hash is kept: its text is known once, when it is made.
 * A project is known by its place on the disk; one that is moved gets new keys.
 * Safe from several threads and processes.
 */
public final class ProjectKeys {

    /** System property that names another folder than {@code ~/.inkling} for what belongs to the person. */
    public static final String HOME = "inkling.home";

    /** How API keys begin; the tools of Edge Impulse insist on it. */
    public static final String PREFIX = "ei_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int API_BYTES = 32;
    private static final int HMAC_BYTES = 16;
    private static final int ID_BYTES = 4;
    private static final int LONGEST_NAME = 100;

    private final Path root;
    private final Path folder;

    private ProjectKeys(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /**
     * An API key as it is kept.
     *
     * @param id      names it when it is revoked
     * @param name    what people call it, for example the device it is for
     * @param created when it was made, ISO 8601 in UTC
     * @param hash    SHA-256 of its text, hexadecimal
     */
    public record Key(String id, String name, String created, String hash) {
    }

    /** A new API key. @param text what the device has to send; not to be had again */
    public record NewKey(Key key, String text) {
    }

    /** The keys of the project in a folder. */
    public static ProjectKeys of(Path projectRoot) {
        return new ProjectKeys(projectRoot.toAbsolutePath().normalize(), folder());
    }

    private static Path folder() {
        String named = System.getProperty(HOME, "");
        Path home = named.isBlank() ? Path.of(System.getProperty("user.home", ".")).resolve(".inkling") : Path.of(named);
        return home.toAbsolutePath().resolve("keys");
    }

    /** The folder of the project an API key belongs to; empty when no project has it. */
    public static Optional<Path> projectOf(String apiKey) throws OperationException {
        return guard(() -> {
            for (KeyFile file : KeyFile.all(folder())) {
                if (find(file.keys(), apiKey).isPresent()) {
                    return Optional.of(file.project());
                }
            }
            return Optional.empty();
        });
    }

    /** The API keys, the oldest first. */
    public List<Key> list() throws OperationException {
        return guard(() -> KeyFile.read(folder, root).keys());
    }

    /** Makes an API key. @param name for people */
    public NewKey create(String name) throws OperationException {
        String text = PREFIX + random(API_BYTES);
        String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
        Key key = new Key(random(ID_BYTES), line.isEmpty() ? "API key" : line.substring(0, Math.min(line.length(), LONGEST_NAME)),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), KeyFile.hash(text));
        change(file -> {
            List<Key> keys = new ArrayList<>(file.keys());
            keys.add(key);
            return file.withKeys(keys);
        });
        return new NewKey(key, text);
    }

    /** Takes the right from an API key; nothing happens when there is none of this id. */
    public void revoke(String id) throws OperationException {
        change(file -> file.withKeys(file.keys().stream().filter(k -> !k.id().equals(id)).toList()));
    }

    /** The API key of this project that has this text; empty when it has none. */
    public Optional<Key> verify(String apiKey) throws OperationException {
        return find(list(), apiKey);
    }

    private static Optional<Key> find(List<Key> keys, String apiKey) {
        byte[] hash = KeyFile.hash(apiKey).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        // in constant time, so that how long it takes tells nothing of the hash
        return keys.stream().filter(
                k -> java.security.MessageDigest.isEqual(k.hash().getBytes(java.nio.charset.StandardCharsets.US_ASCII), hash)).findFirst();
    }

    /** The HMAC key, 32 hexadecimal digits, made when there is none yet. Devices sign with its text, not with the bytes it stands for. */
    public String hmacKey() throws OperationException {
        String known = guard(() -> KeyFile.read(folder, root).hmac());
        return known.isEmpty() ? change(file -> file.hmac().isEmpty() ? file.withHmac(random(HMAC_BYTES)) : file).hmac() : known;
    }

    /** Replaces the HMAC key: samples signed with the old one can no longer be checked. */
    public String replaceHmacKey() throws OperationException {
        return change(file -> file.withHmac(random(HMAC_BYTES))).hmac();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private KeyFile change(java.util.function.UnaryOperator<KeyFile> edit) throws OperationException {
        return guard(() -> KeyFile.change(folder, root, edit));
    }

    @FunctionalInterface
    private interface Work<R> {
        R run() throws IOException;
    }

    private static <R> R guard(Work<R> work) throws OperationException {
        try {
            return work.run();
        } catch (IOException e) {
            throw new OperationException(Problem.error("keys.file", Location.of("keys"),
                    "The keys cannot be read or written: " + e.getMessage() + ".", "Check the rights on " + folder()), e);
        }
    }
}
