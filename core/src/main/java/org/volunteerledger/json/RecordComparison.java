package org.volunteerledger.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says in which fields two states of a record differ, without showing a protected value. Thread-safe. */
public final class RecordComparison {

    private static final RecordComparison SHARED = new RecordComparison();

    private final ObjectMapper mapper = JsonCodec.mapper(LedgerModule.masking());

    private RecordComparison() {}

    /**
     * The comparison, which everybody shares, as it takes long to learn what the records are made of.
     *
     * @return the comparison
     */
    public static RecordComparison shared() {
        return SHARED;
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
        compare("", mapper.valueToTree(before), mapper.valueToTree(after), changes);
        return changes;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<FieldChange> changes) {
        if (before.equals(after)) {
            return;
        }
        if (!path.isEmpty() && !(before.isObject() && after.isObject())) {
            changes.add(new FieldChange(path, text(before), text(after)));
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name), changes);
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
}
