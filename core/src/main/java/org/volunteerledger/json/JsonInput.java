package org.volunteerledger.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A JSON object that a person wrote, such as a file of settings: what is wrong with it is said with the path of the field, such as
 * {@code rules.accrual.limits.dailyMinutes}. Unlike {@link JsonCodec} it is not for records of the ledger, whose content may be personal.
 * Immutable.
 */
public final class JsonInput {

    /** The most UTF-16 units of the text. */
    public static final int MAX_LENGTH = 1_000_000;

    private static final ObjectMapper MAPPER = JsonCodec.mapper(new LedgerModule());

    private final String path;
    private final ObjectNode fields;

    private JsonInput(String path, ObjectNode fields) {
        this.path = path;
        this.fields = fields;
    }

    /**
     * Reads a text.
     *
     * @param text the text
     * @return the object
     * @throws InvalidInput if it is longer than {@link #MAX_LENGTH}, nested too deeply, or not one JSON object
     */
    public static JsonInput parse(String text) {
        Check.range("The length of the text", text.length(), 0, MAX_LENGTH);
        try {
            return object("", MAPPER.readTree(text));
        } catch (StreamConstraintsException e) {
            throw new InvalidInput(InputError.OUT_OF_RANGE, "The JSON is nested too deeply, or a value is too long.");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new InvalidInput(
                    InputError.BAD_FORMAT,
                    "The text is not JSON, or has a name twice: line " + line + ", column " + column + ".",
                    Map.of("line", line, "column", column));
        }
    }

    /**
     * The names that are there.
     *
     * @return the names, in alphabetical order
     */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * Refuses names that are not known.
     *
     * @param known the names that may be there
     * @throws InvalidInput if there is another
     */
    public void requireOnly(Collection<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw JsonFault.unknown(at(name), known);
            }
        }
    }

    /**
     * An object within this one.
     *
     * @param name its name
     * @return the object
     * @throws InvalidInput if there is none
     */
    public JsonInput object(String name) {
        return object(at(name), fields.path(name));
    }

    /**
     * A value.
     *
     * @param name its name
     * @param type its class
     * @param <T>  its class
     * @return the value, or null if it is absent or null
     * @throws InvalidInput if it is not of that class, or a record that refuses its content
     */
    public <T> @Nullable T find(String name, Class<T> type) {
        JsonNode value = fields.path(name);
        return value.isMissingNode() || value.isNull() ? null : read(at(name), value, type);
    }

    /**
     * A record, of which every component may be left out.
     *
     * @param name     its name
     * @param type     its class
     * @param defaults where components come from that are left out
     * @param <T>      its class
     * @return the record
     * @throws InvalidInput as for {@link #find}
     */
    public <T> T record(String name, Class<T> type, T defaults) {
        return object(name).record(type, defaults);
    }

    /**
     * The whole object as a record, of which every component may be left out.
     *
     * @param type     its class
     * @param defaults where components come from that are left out
     * @param <T>      its class
     * @return the record
     * @throws InvalidInput as for {@link #find}
     */
    public <T> T record(Class<T> type, T defaults) {
        ObjectNode whole = MAPPER.valueToTree(defaults);
        whole.setAll(fields);
        return read(path, whole, type);
    }

    private static <T> T read(String path, JsonNode value, Class<T> type) {
        try {
            T read = MAPPER.treeToValue(value, type);
            return Check.given(path, read);
        } catch (JsonMappingException e) {
            throw JsonFault.of(path, value, e);
        } catch (JsonProcessingException e) {
            throw JsonFault.unreadable(path, type);
        }
    }

    private static JsonInput object(String path, JsonNode value) {
        String what = path.isEmpty() ? "The text" : path;
        if (value.isMissingNode() || value.isNull()) {
            throw new InvalidInput(InputError.MISSING, what + " must be given.", Map.of("path", path));
        }
        if (value instanceof ObjectNode found) {
            return new JsonInput(path, found);
        }
        throw new InvalidInput(InputError.BAD_FORMAT, what + " must be a JSON object.", Map.of("path", path));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
