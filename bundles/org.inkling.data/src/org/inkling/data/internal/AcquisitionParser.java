package org.inkling.data.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.data.Acquisition;
import org.inkling.data.ReadLimits;
import org.inkling.data.SignatureState;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;

/** Reads one object of the data acquisition format, JSON or CBOR, in one pass; fields may come in any order. */
public final class AcquisitionParser {

    /** A day between two frames: anything above is a mistake of units. */
    private static final double LONGEST_INTERVAL_MS = 86_400_000;
    private static final String AGAIN = "Record or export the sample again";

    private final String name;
    private final byte[] bytes;
    private final ReadLimits limits;
    private final boolean cbor;
    private final Set<String> seen = new HashSet<>();

    private String algorithm = "";
    private String signature = "";
    private int signatureAt = -1;
    private Location signaturePlace;
    private long issuedAt;
    private String deviceName = "";
    private String deviceType = "";
    private double intervalMs;
    private Location intervalPlace;
    private final List<Axis> axes = new ArrayList<>();
    private final Floats values;
    /** Numbers in a frame, 0 before the first frame. */
    private int width;
    private boolean picture;

    public AcquisitionParser(String name, byte[] bytes, boolean cbor, ReadLimits limits) {
        this.name = name;
        this.bytes = bytes;
        this.cbor = cbor;
        this.limits = limits;
        this.values = new Floats(limits.values());
        this.signaturePlace = Location.of(name, "signature");
        this.intervalPlace = Location.of(name, "payload.interval_ms");
    }

    /** Reads it. @param keys keys to check the signature with */
    public Acquisition parse(Collection<String> keys) throws OperationException {
        JsonParser parser = null;
        try (JsonParser open = factory().createParser(bytes)) {
            parser = open;
            if (open.nextToken() != JsonToken.START_OBJECT) {
                throw failure(open, "acquisition.syntax", "The file does not hold an object with protected, signature and payload.", AGAIN);
            }
            readObject(open);
            int end = Math.toIntExact(Math.max(0, Math.min(bytes.length, open.currentLocation().getByteOffset())));
            if (!cbor && open.nextToken() != null) {
                throw failure(open, "acquisition.trailing", "More text follows the end of the recording.",
                        "Keep one recording in a file");
            }
            return finish(keys, end);
        } catch (IOException e) {
            throw new OperationException(syntax(parser, e), e);
        }
    }

    private JsonFactory factory() {
        StreamReadConstraints constraints = StreamReadConstraints.builder().maxNestingDepth(limits.depth()).maxStringLength(1 << 20)
                .maxNumberLength(1000).maxNameLength(1000).build();
        if (cbor) {
            return CBORFactory.builder().streamReadConstraints(constraints).build();
        }
        // NaN and Infinity are read so that they can be named at their place instead of ending as a syntax error.
        return new JsonFactoryBuilder().streamReadConstraints(constraints).enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    private void readObject(JsonParser parser) throws IOException, OperationException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            once(parser, field);
            parser.nextToken();
            switch (field) {
                case "protected" -> readProtected(parser);
                case "signature" -> readSignature(parser);
                case "payload" -> readPayload(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void readProtected(JsonParser parser) throws IOException, OperationException {
        object(parser);
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            once(parser, "protected." + field);
            parser.nextToken();
            switch (field) {
                case "ver" -> {
                    String version = text(parser);
                    if (!version.equals("v1")) {
                        throw failure(parser, "acquisition.version",
                                "The format version is \"" + shortened(version) + "\"; this program reads v1.",
                                "Export the sample in version v1");
                    }
                }
                case "alg" -> {
                    algorithm = text(parser);
                    if (!algorithm.equals("HS256") && !algorithm.equals("none")) {
                        throw failure(parser, "acquisition.algorithm",
                                "The signature algorithm \"" + shortened(algorithm) + "\" is not known; HS256 and none are.",
                                "Sign with HS256");
                    }
                }
                case "iat" -> issuedAt = parser.currentToken().isNumeric() ? (long) parser.getDoubleValue() : 0;
                default -> parser.skipChildren();
            }
        }
    }

    private void readSignature(JsonParser parser) throws IOException, OperationException {
        signaturePlace = place(parser);
        long at = parser.currentTokenLocation().getByteOffset();
        signature = text(parser);
        // One quote in JSON; in CBOR a text of 64 bytes starts with 78 40.
        signatureAt = at < 0 ? -1 : (int) at + (cbor ? 2 : 1);
    }

    private void readPayload(JsonParser parser) throws IOException, OperationException {
        object(parser);
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            once(parser, "payload." + field);
            parser.nextToken();
            switch (field) {
                case "device_name" -> deviceName = optionalText(parser);
                case "device_type" -> deviceType = optionalText(parser);
                case "interval_ms" -> readInterval(parser);
                case "sensors" -> readSensors(parser);
                case "values" -> readValues(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void readInterval(JsonParser parser) throws IOException, OperationException {
        intervalPlace = place(parser);
        if (!parser.currentToken().isNumeric()) {
            throw failure(parser, "acquisition.interval", "The interval is " + shown(parser) + "; it has to be a number of milliseconds.",
                    "Set interval_ms to 1000 divided by the sampling frequency in Hz");
        }
        intervalMs = number(parser);
    }

    private void readSensors(JsonParser parser) throws IOException, OperationException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw failure(parser, "acquisition.sensors", "The list of sensors is " + shown(parser) + ".", AGAIN);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Location where = place(parser);
            object(parser);
            String axis = "";
            String units = "";
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                switch (field) {
                    case "name" -> axis = text(parser);
                    case "units" -> units = optionalText(parser);
                    default -> parser.skipChildren();
                }
            }
            addAxis(new Axis(axis, units), where);
        }
    }

    private void addAxis(Axis axis, Location where) throws OperationException {
        if (axis.name().isBlank()) {
            throw new OperationException(
                    Problem.error("acquisition.axis-name", where, "The sensor has no name.", "Give every axis a name"));
        }
        if (axes.stream().anyMatch(a -> a.name().equals(axis.name()))) {
            throw new OperationException(Problem.error("acquisition.axis-twice", where,
                    "The axis \"" + shortened(axis.name()) + "\" is there twice.", "Give every axis its own name"));
        }
        if (axes.size() == limits.axes()) {
            throw new OperationException(Problem.error("acquisition.axes", where, "There are more than " + limits.axes() + " axes.",
                    "Record fewer axes"));
        }
        axes.add(axis);
    }

    private void readValues(JsonParser parser) throws IOException, OperationException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw failure(parser, "acquisition.values", "The values are " + shown(parser) + "; they have to be a list.", AGAIN);
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                readFrame(parser);
            } else if (token == JsonToken.VALUE_STRING && values.size() == 0 && parser.getText().startsWith("Ref-BINARY")) {
                picture = true;
            } else {
                frameOf(parser, 1);
                add(parser);
            }
        }
    }

    private void readFrame(JsonParser parser) throws IOException, OperationException {
        int start = values.size();
        Location where = place(parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (values.size() - start == limits.axes()) {
                throw failure(parser, "acquisition.axes", "The frame has more than " + limits.axes() + " values.", "Record fewer axes");
            }
            add(parser);
        }
        int found = values.size() - start;
        if (width == 0 && axes.isEmpty() && found > 0) {
            width = found;
        }
        int wanted = width > 0 ? width : axes.size();
        if (found != wanted || found == 0) {
            throw new OperationException(frameWidth(where, found, wanted));
        }
        width = found;
    }

    /** Notes the width of a frame written without brackets. */
    private void frameOf(JsonParser parser, int found) throws OperationException {
        int wanted = width > 0 ? width : axes.isEmpty() ? found : axes.size();
        if (wanted != found && parser.currentToken().isNumeric()) {
            throw new OperationException(frameWidth(place(parser), found, wanted));
        }
        width = wanted;
    }

    private static Problem frameWidth(Location where, int found, int wanted) {
        return Problem.error("acquisition.frame-width", where,
                "The frame has " + found + (found == 1 ? " value" : " values") + " where " + Math.max(1, wanted) + " are expected.",
                "Give every frame one value for each sensor", AGAIN);
    }

    private void add(JsonParser parser) throws IOException, OperationException {
        if (parser.currentToken() == null || !parser.currentToken().isNumeric()) {
            throw failure(parser, "acquisition.value", "The value is " + shown(parser) + "; it has to be a number.",
                    "Remove the frame or put in the measured number", AGAIN);
        }
        float value = (float) number(parser);
        if (!Float.isFinite(value)) {
            throw failure(parser, "acquisition.value", "The value is " + shown(parser) + "; it has to be a finite number.",
                    "Remove the frame or put in the measured number", AGAIN);
        }
        if (!values.add(value)) {
            throw failure(parser, "acquisition.too-long", "The recording has more than " + limits.values() + " numbers.",
                    "Split the recording into shorter ones");
        }
    }

    /** Big CBOR numbers are refused: converting one can take minutes and no sensor sends them. */
    private double number(JsonParser parser) throws IOException, OperationException {
        if (cbor && (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || parser.getNumberType() == JsonParser.NumberType.BIG_DECIMAL)) {
            throw failure(parser, "acquisition.value", "The value is a big number; 64-bit numbers are read.", AGAIN);
        }
        return parser.getDoubleValue();
    }

    private Acquisition finish(Collection<String> keys, int end) throws OperationException {
        for (String part : List.of("protected", "payload", "payload.interval_ms", "payload.sensors", "payload.values")) {
            if (!seen.contains(part)) {
                throw new OperationException(Problem.error("acquisition.missing", Location.of(name, part), "\"" + part + "\" is missing.",
                        "Check that this is a recording in the data acquisition format", AGAIN));
            }
        }
        if (picture) {
            throw new OperationException(Problem.error("acquisition.picture", Location.of(name, "payload.values[0]"),
                    "This is the description of a picture; labs of this version work with time series.", "Leave it out of the import"));
        }
        if (axes.isEmpty()) {
            throw new OperationException(Problem.error("acquisition.sensors", Location.of(name, "payload.sensors"), "There is no sensor.",
                    "Name every axis in payload.sensors"));
        }
        if (!(intervalMs > 0) || intervalMs > LONGEST_INTERVAL_MS) {
            throw new OperationException(Problem.error("acquisition.interval", intervalPlace,
                    "The interval is " + intervalMs + " ms; it has to be above 0 and at most a day.",
                    "Set interval_ms to 1000 divided by the sampling frequency in Hz"));
        }
        if (values.size() == 0) {
            throw new OperationException(
                    Problem.error("acquisition.empty", Location.of(name, "payload.values"), "There are no values.", AGAIN));
        }
        if (width != axes.size()) {
            throw new OperationException(frameWidth(Location.of(name, "payload.values[0]"), width, axes.size()));
        }
        Signal signal = new Signal(new SensorSchema(axes, intervalMs), values.toArray());
        return new Acquisition(deviceName, deviceType, issuedAt, signatureState(keys, end), signal);
    }

    private SignatureState signatureState(Collection<String> keys, int end) throws OperationException {
        if (algorithm.equals("none")) {
            return SignatureState.UNSIGNED;
        }
        boolean phoneZeros = signature.equals("0".repeat(Signatures.LENGTH / 2));
        if (!phoneZeros && (signature.length() != Signatures.LENGTH || !Signatures.hexadecimal(signature))) {
            throw new OperationException(Problem.error("acquisition.signature", signaturePlace,
                    signature.length() == Signatures.LENGTH
                            ? "The signature has characters that are no hex digits."
                            : "The signature has " + signature.length() + " characters; it has to have " + Signatures.LENGTH
                                    + " hex digits.",
                    "Get the file again from where it was recorded", "Sign it again, or set protected.alg to none"));
        }
        return Signatures.check(bytes, signatureAt, end, signature, keys);
    }

    private void once(JsonParser parser, String element) throws OperationException {
        if (!seen.add(element)) {
            throw failure(parser, "acquisition.twice", "\"" + shortened(element) + "\" is there twice.", "Keep one of them");
        }
    }

    private void object(JsonParser parser) throws IOException, OperationException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw failure(parser, "acquisition.syntax", "An object is expected here, found " + shown(parser) + ".", AGAIN);
        }
    }

    private String text(JsonParser parser) throws IOException, OperationException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw failure(parser, "acquisition.syntax", "A text is expected here, found " + shown(parser) + ".", AGAIN);
        }
        return parser.getText();
    }

    private String optionalText(JsonParser parser) throws IOException, OperationException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : text(parser);
    }

    private String shown(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case VALUE_STRING -> "the text \"" + shortened(parser.getText()) + "\"";
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            case VALUE_EMBEDDED_OBJECT -> "binary data";
            default -> shortened(parser.getText());
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private OperationException failure(JsonParser parser, String code, String summary, String... advice) {
        return new OperationException(Problem.error(code, place(parser), summary, advice));
    }

    private Location place(JsonParser parser) {
        return place(parser, parser.currentTokenLocation());
    }

    private Location place(@Nullable JsonParser parser, @Nullable JsonLocation at) {
        String element = parser == null ? "" : element(parser.getParsingContext());
        if (at == null) {
            return Location.of(name, element);
        }
        if (cbor) {
            return Location.of(name, (element.isEmpty() ? "" : element + ", ") + "byte " + Math.max(0, at.getByteOffset()));
        }
        return new Location(name, Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()), element);
    }

    private static String element(@Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = element(context.getParent());
        if (context.inArray()) {
            return context.hasCurrentIndex() ? parent + "[" + context.getCurrentIndex() + "]" : parent;
        }
        String field = context.getCurrentName();
        return field == null ? parent : parent.isEmpty() ? shortened(field) : parent + "." + shortened(field);
    }

    private Problem syntax(@Nullable JsonParser parser, IOException e) {
        JsonLocation at = e instanceof JsonProcessingException j && j.getLocation() != null
                ? j.getLocation()
                : parser == null ? null : parser.currentLocation();
        Location where = place(parser, at);
        if (e instanceof StreamConstraintsException) {
            return Problem.error("acquisition.limit", where, "The file breaks a limit of the reader: " + firstSentence(e) + ".", AGAIN);
        }
        boolean atEnd = at != null && at.getByteOffset() >= bytes.length;
        if (e instanceof JsonEOFException || atEnd || !(e instanceof JsonParseException)) {
            return Problem.error("acquisition.truncated", where, "The file ends in the middle of the recording.",
                    "Copy or download the file again", AGAIN);
        }
        String what = cbor ? "The CBOR data is broken: " : "The JSON text is broken: ";
        return Problem.error("acquisition.syntax", where, what + firstSentence(e) + ".", "Copy or download the file again",
                cbor ? AGAIN : "Save it as UTF-8 JSON");
    }

    private static String firstSentence(IOException e) {
        String text = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
        text = text == null ? e.getClass().getSimpleName() : text.lines().findFirst().orElse("").trim();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
