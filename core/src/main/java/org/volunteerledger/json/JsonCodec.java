package org.volunteerledger.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.DomainEvent;
import org.volunteerledger.storage.StorageError;

/**
 * Writes and reads the immutable records of the library as JSON. Ids are strings, instants and days are in ISO 8601, absent values
 * are left out, and protected values are ciphertext. Reading refuses unknown fields, trailing text and repeated names: a stored
 * record is either understood in full or reported. Thread-safe.
 */
public final class JsonCodec {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_LENGTH = 4_000_000;

    /** What is never taken for a text, however well it could be written as one. */
    private static final List<CoercionInputShape> NO_TEXT =
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

    private static final JsonCodec SHARED = new JsonCodec();

    private final ObjectMapper mapper;
    private final ObjectReader events;

    /** Finding out how a class is read takes as long as reading a small record. */
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    private JsonCodec() {
        this.mapper = mapper(new LedgerModule());
        this.events = mapper.readerFor(new TypeReference<List<DomainEvent>>() {});
    }

    /**
     * The codec, which everybody shares, as it takes long to learn what the records are made of.
     *
     * @return the codec
     */
    public static JsonCodec shared() {
        return SHARED;
    }

    /**
     * Writes a record.
     *
     * @param record the record
     * @return its JSON on one line
     */
    public String write(Object record) {
        try {
            return mapper.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a " + record.getClass().getSimpleName() + " cannot be written as JSON", withoutContent(e));
        }
    }

    /**
     * Writes something for people to read and change.
     *
     * @param value a record, or a map of records
     * @return its JSON on several lines, without a line end
     */
    public String writeIndented(Object value) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getSimpleName() + " cannot be written as JSON", withoutContent(e));
        }
    }

    /**
     * Reads a record that the library wrote.
     *
     * @param type its class
     * @param json the JSON
     * @param <E>  its class
     * @return the record
     * @throws Corrupt if the text is not the JSON of such a record
     */
    public <E> E read(Class<E> type, String json) {
        try {
            E record = readers.computeIfAbsent(type, mapper::readerFor).readValue(json);
            if (record != null) {
                return record;
            }
        } catch (JsonProcessingException | InvalidInput e) {
            // Answered below: what was read may be personal.
        }
        throw unreadable(type.getSimpleName());
    }

    /**
     * Reads the events of a change.
     *
     * @param json a JSON array that {@link #write} made
     * @return the events
     * @throws Corrupt if the text is not that
     */
    public List<DomainEvent> readEvents(String json) {
        try {
            List<DomainEvent> read = events.readValue(json);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException | InvalidInput e) {
            // Answered below, as above.
        }
        throw unreadable("list of events");
    }

    /**
     * Writes a line of an archive.
     *
     * @param type    what the line holds
     * @param version the version of the record, or 0
     * @param record  the record
     * @return one JSON object, without a line end
     */
    public String writeLine(String type, long version, Object record) {
        return "{\"type\":" + write(type) + ",\"version\":" + version + ",\"record\":" + write(record) + "}";
    }

    /**
     * Reads a line of an archive.
     *
     * @param line the line
     * @return its parts
     * @throws InvalidInput if the line is not one that {@link #writeLine} makes
     */
    public JsonLine readLine(String line) {
        try {
            JsonNode node = mapper.readTree(line);
            JsonNode type = node.path("type");
            JsonNode version = node.path("version");
            JsonNode record = node.path("record");
            if (node.size() == 3 && type.isTextual() && version.canConvertToLong() && record.isObject()) {
                return new JsonLine(type.textValue(), version.longValue(), record.toString());
            }
        } catch (JsonProcessingException e) {
            // Answered below; what was read may be personal and is not passed on.
        }
        throw new InvalidInput(InputError.BAD_FORMAT, "The line is not a JSON object of type, version and record.");
    }

    static ObjectMapper mapper(LedgerModule module) {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(module)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> NO_TEXT.forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
                .accessorNaming(new ComponentNaming())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_LENGTH)
                        .maxStringLength(MAX_LENGTH)
                        .maxNumberLength(40)
                        .build());
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            mapper.configOverride(collection).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }

    /** What was read may be personal, so neither the text nor Jackson's message is passed on. */
    private static Corrupt unreadable(String what) {
        return new Corrupt(
                StorageError.UNREADABLE, "The stored JSON is not a readable " + what + ".", Map.of("type", what));
    }

    private static Throwable withoutContent(JsonProcessingException e) {
        return new IllegalStateException(e.getClass().getSimpleName());
    }
}
