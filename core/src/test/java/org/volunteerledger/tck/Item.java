package org.volunteerledger.tck;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A sample record with an attribute of every type.
 *
 * @param id       the id
 * @param name     a text that is always there
 * @param amount   a number, or null
 * @param servedOn a day, or null
 * @param shade    a constant, or null
 * @param note     a text, or null
 * @param code     a unique key, or null
 * @param alias    another unique key, or null
 */
public record Item(
        long id,
        String name,
        @Nullable Long amount,
        @Nullable LocalDate servedOn,
        @Nullable Shade shade,
        @Nullable String note,
        @Nullable String code,
        @Nullable String alias) {

    /**
     * An item with a name only.
     *
     * @param id   the id
     * @param name the name
     * @return the item
     */
    public static Item of(long id, String name) {
        return new Item(id, name, null, null, null, null, null, null);
    }

    /**
     * The same item with another name.
     *
     * @param name the name
     * @return a copy
     */
    public Item named(String name) {
        return new Item(id, name, amount, servedOn, shade, note, code, alias);
    }

    /**
     * The same item with another number.
     *
     * @param amount the number, or null
     * @return a copy
     */
    public Item with(@Nullable Long amount) {
        return new Item(id, name, amount, servedOn, shade, note, code, alias);
    }

    /**
     * The same item on another day.
     *
     * @param servedOn the day, or null
     * @return a copy
     */
    public Item on(@Nullable LocalDate servedOn) {
        return new Item(id, name, amount, servedOn, shade, note, code, alias);
    }

    /**
     * The same item in another shade.
     *
     * @param shade the shade, or null
     * @return a copy
     */
    public Item in(@Nullable Shade shade) {
        return new Item(id, name, amount, servedOn, shade, note, code, alias);
    }

    /**
     * The same item with another note.
     *
     * @param note the note, or null
     * @return a copy
     */
    public Item noted(@Nullable String note) {
        return new Item(id, name, amount, servedOn, shade, note, code, alias);
    }

    /**
     * The same item with other unique keys.
     *
     * @param code  the code, or null
     * @param alias the alias, or null
     * @return a copy
     */
    public Item keyed(@Nullable String code, @Nullable String alias) {
        return new Item(id, name, amount, servedOn, shade, note, code, alias);
    }
}
