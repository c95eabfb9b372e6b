package org.inkling.engine;

import java.io.IOException;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Results of operations, which are records, as JSON: components in order, two spaces, LF, no time stamps. */
public final class ResultJson {

    private static final ObjectMapper MAPPER = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private ResultJson() {
    }

    /** JSON text, ended by LF. */
    public static String write(Object value) {
        try {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            ObjectWriter writer = MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter));
            return writer.writeValueAsString(value) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("a result that is not data: " + value.getClass(), e);
        }
    }

    /** Reads it back; keys that are not known are passed over. @throws IOException when it is no such JSON */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }
}
