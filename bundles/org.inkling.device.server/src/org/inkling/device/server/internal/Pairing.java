package org.inkling.device.server.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Phones that scan a QR code: the code carries a token that is good for a short time, for which a phone gets a key of its own that lasts
 * for a lesson. Both live in memory only; closing the server ends them.
 */
public final class Pairing {

    /** How long a QR code can be scanned. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    /** How long a paired phone can send data. */
    public static final Duration KEY_LIFE = Duration.ofHours(12);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final Map<String, Instant> keys = new ConcurrentHashMap<>();
    private final Clock clock;

    Pairing() {
        this(Clock.systemUTC());
    }

    Pairing(Clock clock) {
        this.clock = clock;
    }

    /** A new token; those given before stay good until they end. */
    public String newToken() {
        return put(tokens, 16, "", TOKEN_LIFE);
    }

    /** Ends every token at once: nobody can join any more, who has joined stays. */
    public void close() {
        tokens.clear();
    }

    /** Sends every paired phone away. */
    public void forgetPhones() {
        keys.clear();
    }

    /** Whether a token is good now. */
    boolean open(String token) {
        return good(tokens, token);
    }

    /** A key for a phone that showed a good token. */
    String newKey() {
        return put(keys, 24, "ei_", KEY_LIFE);
    }

    /** Whether this is the key of a paired phone. */
    boolean accepts(String key) {
        return good(keys, key);
    }

    private String put(Map<String, Instant> where, int bytes, String prefix, Duration life) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        String secret = prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        where.values().removeIf(end -> end.isBefore(now));
        where.put(secret, now.plus(life));
        return secret;
    }

    private boolean good(Map<String, Instant> where, String secret) {
        byte[] asked = secret.getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        boolean found = false;
        for (Map.Entry<String, Instant> entry : where.entrySet()) {
            found |= MessageDigest.isEqual(asked, entry.getKey().getBytes(StandardCharsets.UTF_8)) & entry.getValue().isAfter(now);
        }
        return found;
    }
}
