package org.inkling.api.parameter;

/** The kind of value a {@link Parameter} takes, and its Java type in {@link ParameterValues}. */
public enum ParameterType {
    /** {@link Long}. */
    INTEGER,
    /** {@link Double}. */
    NUMBER,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link String}. */
    TEXT,
    /** {@link String}, one of {@link Parameter#choices()}. */
    CHOICE,
    /** {@code List<Double>}; in text form separated by commas. */
    NUMBERS,
    /** {@code List<Map<String, Object>>}: an ordered list of records, such as the layers of a network. */
    RECORDS
}
