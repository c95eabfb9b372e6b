package org.inkling.ui.data.internal.acquisition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.inkling.api.data.SampleRef;
import org.inkling.data.ImageSize;
import org.inkling.data.Media;
import org.inkling.data.SampleFacts;
import org.inkling.data.SignatureState;
import org.inkling.ui.charts.Numbers;

/**
 * One sample of the table.
 *
 * @param ref     the sample
 * @param facts   what else is known of it
 * @param problem what is wrong with it, empty when nothing is
 */
record SampleRow(SampleRef ref, SampleFacts facts, String problem) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    String id() {
        return ref.id();
    }

    String name() {
        return ref.name();
    }

    Media media() {
        return Media.of(ref.schema());
    }

    /** Length as people read it: a duration, or the size of a picture. */
    String length() {
        return ImageSize.of(ref.schema()).map(s -> s.width() + " × " + s.height()).orElseGet(() -> Numbers.duration(ref.lengthMs()));
    }

    /** When it was recorded, else when its file was last changed. */
    String added() {
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochMilli(facts.addedAt()), ZoneId.systemDefault());
        LocalDate today = LocalDate.now();
        if (at.toLocalDate().equals(today)) {
            return "Today, " + TIME.format(at);
        }
        return at.toLocalDate().equals(today.minusDays(1)) ? "Yesterday, " + TIME.format(at) : DAY.format(at);
    }

    String signature() {
        return words(facts.signature());
    }

    /** A state of a signature in words, with a sign. */
    static String words(SignatureState state) {
        return switch (state) {
            case VALID -> "✓ valid";
            case INVALID -> "✗ invalid";
            case UNKNOWN_KEY -> "signed";
            case UNSIGNED -> "unsigned";
            case NONE -> "none";
        };
    }

    /** What a state of a signature means. */
    static String meaning(SignatureState state) {
        return switch (state) {
            case VALID -> "Signed with a key of this project; not a byte has changed since.";
            case INVALID -> "Signed, but with no key of this project, or changed afterwards.";
            case UNKNOWN_KEY -> "Signed; this project has no key to check the signature with.";
            case UNSIGNED -> "The file is not signed.";
            case NONE -> "The place of the signature is empty, as phones on plain http leave it.";
        };
    }
}
