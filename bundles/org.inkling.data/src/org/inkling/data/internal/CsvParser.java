package org.inkling.data.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.data.Acquisition;
import org.inkling.data.ReadLimits;
import org.inkling.data.SignatureState;

/**
 * CSV with a header line: one column an axis, {@code name} or {@code name (units)}, and an optional first column of timestamps
 * ({@code timestamp} or {@code time} in milliseconds, {@code timestamp_us}, {@code time_s} …). Comma, semicolon (then with either decimal
 * mark) or tab.
 */
public final class CsvParser {

    /** Milliseconds in one unit of the timestamp column. */
    private static final Map<String, Double> TIME_COLUMNS = Map.of("timestamp", 1.0, "time", 1.0, "timestamp_ms", 1.0, "time_ms", 1.0,
            "timestamp_s", 1000.0, "time_s", 1000.0, "seconds", 1000.0, "timestamp_us", 0.001, "time_us", 0.001);
    private static final Pattern WITH_UNITS = Pattern.compile("(.*\\S)\\s*[\\[(]([^\\])]*)[\\])]");
    /** A gap this many times the mean interval is missing data, not jitter. */
    private static final double LARGEST_STEP = 10;

    private final String name;
    private final byte[] bytes;
    private final ReadLimits limits;
    private final Floats values;
    private char delimiter = ',';

    public CsvParser(String name, byte[] bytes, ReadLimits limits) {
        this.name = name;
        this.bytes = bytes;
        this.limits = limits;
        this.values = new Floats(limits.values());
    }

    /** Reads it. @param intervalMs used when there is no timestamp column, 0 when not known */
    public Acquisition parse(double intervalMs) throws OperationException {
        delimiter = delimiter();
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text(), format)) {
            return read(parser, intervalMs);
        } catch (IOException e) {
            throw broken(0, e);
        }
    }

    private Acquisition read(CSVParser parser, double given) throws OperationException {
        Iterator<CSVRecord> rows = parser.iterator();
        List<String> header = more(rows, parser) ? rows.next().toList() : List.of();
        double timeUnit = header.isEmpty() ? 0 : TIME_COLUMNS.getOrDefault(header.get(0).trim().toLowerCase(Locale.ROOT), 0.0);
        List<Axis> axes = axes(header, timeUnit > 0 ? 1 : 0);
        Times times = new Times();
        while (more(rows, parser)) {
            CSVRecord row = rows.next();
            long line = parser.getCurrentLineNumber();
            if (row.size() != header.size()) {
                throw problem("csv.columns", line, "", "The row has " + row.size() + " columns, the header has " + header.size() + ".",
                        "Give every row one value for each column");
            }
            if (timeUnit > 0) {
                times.add(number(row.get(0), line, header.get(0)) * timeUnit, line);
            }
            for (int i = header.size() - axes.size(); i < header.size(); i++) {
                addValue(row.get(i), line, header.get(i));
            }
        }
        int frames = values.size() / axes.size();
        if (frames == 0) {
            throw problem("csv.empty", 0, "", "There are no rows below the header.", "Export the sample again");
        }
        double interval = timeUnit > 0 ? times.interval() : given;
        if (!(interval > 0) || interval > 86_400_000) {
            throw problem("csv.interval", 0, "", timeUnit > 0
                    ? "The time between two rows cannot be told from the timestamps."
                    : "There is no timestamp column and no interval is given.",
                    "Put a column \"timestamp\" in milliseconds first, or give the interval with the import");
        }
        Signal signal = new Signal(new SensorSchema(axes, interval), values.toArray());
        return new Acquisition("", "", 0, SignatureState.UNSIGNED, signal);
    }

    /** The parser reads ahead in {@code hasNext}, so that is where broken quotes end. */
    private boolean more(Iterator<CSVRecord> rows, CSVParser parser) throws OperationException {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            return rows.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw broken(line, e);
        }
    }

    private List<Axis> axes(List<String> header, int first) throws OperationException {
        List<Axis> axes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = first; i < header.size(); i++) {
            String cell = header.get(i).trim();
            Matcher matcher = WITH_UNITS.matcher(cell);
            boolean units = matcher.matches();
            String axis = units ? matcher.group(1) : cell;
            if (axis.isEmpty() || isNumber(axis)) {
                throw problem("csv.header", 1, "column " + (i + 1),
                        axis.isEmpty() ? "The column has no name." : "The first line holds numbers.",
                        "Start the file with a line of column names");
            }
            if (!names.add(axis)) {
                throw problem("csv.header", 1, "column " + (i + 1), "The column name \"" + axis + "\" is there twice.",
                        "Give every column its own name");
            }
            axes.add(new Axis(axis, units ? matcher.group(2) : unitsOf(axis)));
        }
        if (axes.isEmpty() || axes.size() > limits.axes()) {
            throw problem("csv.header", 1, "", "There are " + axes.size() + " columns of values.",
                    "Keep between 1 and " + limits.axes() + " columns of values");
        }
        return axes;
    }

    /** As the data forwarder names units. */
    private static String unitsOf(String axis) {
        return axis.startsWith("acc") ? "m/s2" : axis.equals("audio") ? "wav" : "N/A";
    }

    private void addValue(String cell, long line, String column) throws OperationException {
        float value = (float) number(cell, line, column);
        if (!Float.isFinite(value)) {
            throw value(cell, line, column);
        }
        if (!values.add(value)) {
            throw problem("csv.too-long", line, "", "The recording has more than " + limits.values() + " numbers.",
                    "Split the recording into shorter ones");
        }
    }

    private double number(String cell, long line, String column) throws OperationException {
        String text = delimiter == ';' ? cell.replace(',', '.') : cell;
        try {
            double value = text.length() > 100 ? Double.NaN : Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw value(cell, line, column);
        }
        throw value(cell, line, column);
    }

    private OperationException value(String cell, long line, String column) {
        String shown = cell.isEmpty() ? "missing" : "\"" + (cell.length() > 40 ? cell.substring(0, 40) + "…" : cell) + "\"";
        return problem("csv.value", line, "column " + column, "The value is " + shown + "; it has to be a finite number.",
                "Remove the row or put in the measured number");
    }

    private static boolean isNumber(String text) {
        try {
            return !Double.isNaN(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The first delimiter of the header line decides. */
    private char delimiter() {
        char found = ',';
        for (int i = 0; i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r'; i++) {
            if (bytes[i] == '\t') {
                return '\t';
            }
            found = bytes[i] == ';' ? ';' : found;
        }
        return found;
    }

    /** The text, decoded as it is read; a first pass finds the place of bytes that are no UTF-8. */
    private Reader text() throws OperationException {
        int start = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF ? 3 : 0;
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(8192);
        for (CoderResult result = CoderResult.OVERFLOW; result.isOverflow();) {
            result = decoder.decode(in, out.clear(), true);
            if (result.isError()) {
                throw problem("csv.encoding", 0, "byte " + in.position(), "The text is not UTF-8.", "Save the file as UTF-8");
            }
        }
        return new InputStreamReader(new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8);
    }

    private OperationException broken(long line, Exception e) {
        String cause = e.getCause() == null ? String.valueOf(e.getMessage()) : String.valueOf(e.getCause().getMessage());
        return problem("csv.syntax", line, "", "The CSV text is broken: " + cause.lines().findFirst().orElse("") + ".", "Check the quotes");
    }

    private OperationException problem(String code, long line, String element, String summary, String... advice) {
        return new OperationException(Problem.error(code, new Location(name, (int) line, 0, element), summary, advice));
    }

    /** Checks and counts timestamps. */
    private final class Times {

        private double first;
        private double last;
        private double largestStep;
        private long largestStepLine;
        private int count;

        void add(double time, long line) throws OperationException {
            if (count == 0) {
                first = time;
            } else if (!(time > last)) {
                throw problem("csv.time", line, "", "The timestamp is not later than the one before it.",
                        "Sort the rows by time, remove doubles");
            } else if (time - last > largestStep) {
                largestStep = time - last;
                largestStepLine = line;
            }
            last = time;
            count++;
        }

        double interval() throws OperationException {
            double interval = count < 2 ? 0 : (last - first) / (count - 1);
            if (largestStep > LARGEST_STEP * interval) {
                throw problem("csv.time", largestStepLine, "", String.format(Locale.ROOT,
                        "A gap of %.3f ms is before this row; rows are %.3f ms apart on average.", largestStep, interval),
                        "Split the file at the gap");
            }
            return interval;
        }
    }
}
