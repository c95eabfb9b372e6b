package org.inkling.data;

/**
 * How files are imported.
 *
 * @param category   which part of the dataset they go to
 * @param label      label for every file; empty takes it from the labels that come with the files, else from the file name
 * @param intervalMs interval of CSV files without timestamps, 0 when not known
 * @param rule       how {@link Category#SPLIT} tells training from testing
 */
public record ImportOptions(Category category, String label, double intervalMs, SplitRule rule) {

    /** As found, label from the files. */
    public static final ImportOptions DEFAULT = new ImportOptions(Category.AS_FOUND, "", 0);

    /** Split by the rule of the upload service. */
    public ImportOptions(Category category, String label, double intervalMs) {
        this(category, label, intervalMs, SplitRule.UPLOAD);
    }

    /** Where imported samples go. */
    public enum Category {
        /** As the source says ({@code info.labels}, or a folder named training or testing); where it says nothing, as {@link #SPLIT}. */
        AS_FOUND,
        /** All to training. */
        TRAINING,
        /** All to testing. */
        TESTING,
        /** 80 % to training and 20 % to testing, by content ({@link ImportOptions#rule()}). */
        SPLIT
    }
}
