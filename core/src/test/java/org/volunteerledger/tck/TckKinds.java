package org.volunteerledger.tck;

import java.util.List;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/** The kinds of the kit's sample records, which a storage under test must be able to keep. */
public final class TckKinds {

    /** The name of an item. */
    public static final Attribute<Item> NAME = Attribute.text("name", Attribute.MAX_TEXT, Item::name);

    /** The number of an item. */
    public static final Attribute<Item> AMOUNT = Attribute.number("amount", Item::amount);

    /** The day of an item. */
    public static final Attribute<Item> SERVED_ON = Attribute.day("served_on", Item::servedOn);

    /** The shade of an item. */
    public static final Attribute<Item> SHADE = Attribute.constant("shade", Item::shade);

    /** The note of an item. */
    public static final Attribute<Item> NOTE = Attribute.text("note", Attribute.MAX_TEXT, Item::note);

    /** Records with every type of attribute. */
    public static final Kind<Item> ITEM = Kind.named("tck_item", Item.class, Item::id)
            .attribute(NAME)
            .attribute(AMOUNT)
            .attribute(SERVED_ON)
            .attribute(SHADE)
            .attribute(NOTE)
            .unique("code", Item::code)
            .unique("alias", Item::alias)
            .build();

    /** Records without attributes, of a kind whose name begins with that of another, as some of the domain's do. */
    public static final Kind<Plain> PLAIN =
            Kind.named("tck_item_plain", Plain.class, Plain::id).build();

    /** All of them. */
    public static final List<Kind<?>> ALL = List.of(ITEM, PLAIN);

    private TckKinds() {}
}
