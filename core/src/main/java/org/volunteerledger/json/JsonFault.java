package org.volunteerledger.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/** Says what is wrong with a value that a person wrote: where it is, and what it must be. */
final class JsonFault {

    /** More names would hide the message. */
    private static final int MAX_NAMES = 40;

    private static final int MAX_PATH = 200;

    private JsonFault() {}

    static InvalidInput of(String start, JsonNode root, JsonMappingException error) {
        String path = start;
        JsonNode value = root;
        for (JsonMappingException.Reference step : error.getPath()) {
            if (step.getFieldName() == null) {
                path += "[" + step.getIndex() + "]";
                value = value.path(step.getIndex());
            } else {
                path += (path.isEmpty() ? "" : ".") + step.getFieldName();
                value = value.path(step.getFieldName());
            }
        }
        InvalidInput refused = refusal(error);
        if (refused != null) {
            return refused(path, refused);
        }
        if (error instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of());
            return unknown(path, known.stream().map(Object::toString).toList());
        }
        if (value.isMissingNode() || value.isNull()) {
            return fault(InputError.MISSING, path, "must be given");
        }
        return unreadable(path, error instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null);
    }

    static InvalidInput unknown(String path, Collection<String> known) {
        String names = new TreeSet<>(known).stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
        return fault(InputError.BAD_FORMAT, path, "is not known; known are " + names);
    }

    static InvalidInput unreadable(String path, @Nullable Class<?> type) {
        return fault(InputError.BAD_FORMAT, path, "must be " + word(type));
    }

    /** A record names its component; here its whole path is known. */
    private static InvalidInput refused(String path, InvalidInput cause) {
        String sentence = sentence(cause);
        String field = String.valueOf(cause.fields().getOrDefault("field", ""));
        if (field.isEmpty() || !sentence.startsWith(field)) {
            String where = path.isEmpty() ? "The text" : shortened(path);
            return new InvalidInput(cause.code(), where + ": " + sentence, Map.of("path", shortened(path)));
        }
        String last = path.substring(path.lastIndexOf('.') + 1);
        String name = field.startsWith(last + ".") ? field.substring(last.length() + 1) : field;
        String whole = shortened(("." + path).endsWith("." + name) ? path : path.isEmpty() ? name : path + "." + name);
        return new InvalidInput(cause.code(), whole + sentence.substring(field.length()), Map.of("path", whole));
    }

    private static @Nullable InvalidInput refusal(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput refused) {
                return refused;
            }
        }
        return null;
    }

    private static String sentence(InvalidInput error) {
        String message = String.valueOf(error.getMessage());
        int from = error.code().name().length() + 3;
        return message.substring(from, message.length() - error.hint().length() - 1);
    }

    private static InvalidInput fault(ErrorCode code, String path, String rest) {
        String where = shortened(path);
        return new InvalidInput(code, where + " " + rest + ".", Map.of("path", where));
    }

    /** A name that is not known may be of any length. */
    private static String shortened(String path) {
        return path.codePointCount(0, path.length()) <= MAX_PATH
                ? path
                : path.substring(0, path.offsetByCodePoints(0, MAX_PATH)) + "…";
    }

    private static String word(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of another kind";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number that is not too large";
        }
        if (type == LocalDate.class) {
            return "a day such as \"2026-01-31\"";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() ? "an object" : "a value of another kind";
    }
}
