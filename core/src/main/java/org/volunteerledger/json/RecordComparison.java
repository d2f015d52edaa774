package org.volunteerledger.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says in which fields two states of a record differ, without showing a protected value. Thread-safe. */
public final class RecordComparison {

    private final ObjectMapper plain = JsonCodec.mapper(new LedgerModule());
    private final ObjectMapper masked = JsonCodec.mapper(LedgerModule.masked());

    private RecordComparison() {}

    /**
     * A comparison.
     *
     * @return a new one; it is costly to make and meant to be kept
     */
    public static RecordComparison create() {
        return new RecordComparison();
    }

    /**
     * The fields that differ. Records within the record are compared field by field, lists and maps as a whole.
     *
     * @param before the record as it was
     * @param after  the record as it is
     * @return the changes, by the path of the field; a protected value that has changed is shown masked on both sides
     */
    public List<FieldChange> changes(Object before, Object after) {
        List<FieldChange> changes = new ArrayList<>();
        compare(
                "",
                new States(plain.valueToTree(before), masked.valueToTree(before)),
                new States(plain.valueToTree(after), masked.valueToTree(after)),
                changes);
        return changes;
    }

    private static void compare(String path, States before, States after, List<FieldChange> changes) {
        if (before.plain.equals(after.plain)) {
            return;
        }
        if (!path.isEmpty() && !(before.plain.isObject() && after.plain.isObject())) {
            changes.add(new FieldChange(path, text(before.masked), text(after.masked)));
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        before.plain.fieldNames().forEachRemaining(names::add);
        after.plain.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "." + name, before.at(name), after.at(name), changes);
        }
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        String text = value.toString();
        return text.codePointCount(0, text.length()) <= FieldChange.MAX_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, FieldChange.MAX_VALUE - 1)) + "…";
    }

    /** A value as it is, to compare, and as it may be shown. */
    private record States(JsonNode plain, JsonNode masked) {

        States at(String name) {
            return new States(plain.path(name), masked.path(name));
        }
    }
}
