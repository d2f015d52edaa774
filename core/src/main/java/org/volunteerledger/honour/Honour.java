package org.volunteerledger.honour;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.UniqueKey;

/**
 * An honour, from the nomination on (表彰奖励). What is shown of it are name, date and awarding body (Order 67, article 9).
 *
 * @param id        the id
 * @param kind      its kind
 * @param level     how high it is
 * @param body      who gives it
 * @param year      the year that it is given for
 * @param area      where the recipient belongs
 * @param recipient whom it goes to
 * @param basis     on what it rests
 * @param status    where it stands
 * @param grounds   what it is given for; at most 500 code points, and not for personal data
 * @param enteredBy who nominated or recorded it, as the host names the person; not personal data
 * @param enteredAt when
 * @param selection how it was selected, or null if it was recorded
 * @param awardedOn the day on which it was conferred; null before
 * @param number    its number among the awards of its kind that were selected here, or null
 * @param papers    the reference of its papers, at most 100 code points, or null
 * @param end       why it was turned down, withdrawn or revoked; null otherwise
 */
public record Honour(
        HonourId id,
        HonourKindId kind,
        HonourLevel level,
        AwardingBody body,
        int year,
        AreaId area,
        Recipient recipient,
        HonourBasis basis,
        HonourStatus status,
        String grounds,
        String enteredBy,
        Instant enteredAt,
        @Nullable Selection selection,
        @Nullable LocalDate awardedOn,
        @Nullable Long number,
        @Nullable String papers,
        @Nullable Ending end) {

    /** The kind of honour. */
    public static final Attribute<Honour> HONOUR_KIND =
            Attribute.number("honour_kind", honour -> honour.kind().value());

    /** The level. */
    public static final Attribute<Honour> LEVEL = Attribute.constant("level", Honour::level);

    /** The year. */
    public static final Attribute<Honour> YEAR = Attribute.number("year_of", honour -> (long) honour.year());

    /** The area. */
    public static final Attribute<Honour> AREA =
            Attribute.number("area", honour -> honour.area().value());

    /** What the recipient is. */
    public static final Attribute<Honour> RECIPIENT_TYPE =
            Attribute.constant("recipient_type", honour -> honour.recipient().type());

    /** The id of the recipient. */
    public static final Attribute<Honour> RECIPIENT =
            Attribute.number("recipient", honour -> honour.recipient().id());

    /** The status. */
    public static final Attribute<Honour> STATUS = Attribute.constant("status", Honour::status);

    /** The day on which it was conferred, absent before. */
    public static final Attribute<Honour> AWARDED_ON = Attribute.day("awarded_on", Honour::awardedOn);

    /** The kind; a recipient has one honour of a kind and year, or is one candidate for it. */
    public static final Kind<Honour> KIND = Kind.named(
                    "honour", Honour.class, honour -> honour.id().value())
            .attribute(HONOUR_KIND)
            .attribute(LEVEL)
            .attribute(YEAR)
            .attribute(AREA)
            .attribute(RECIPIENT_TYPE)
            .attribute(RECIPIENT)
            .attribute(STATUS)
            .attribute(AWARDED_ON)
            .unique("candidate", Honour::candidateKey)
            .build();

    /** Checks the limits. */
    public Honour {
        Check.given("id", id);
        Check.given("kind", kind);
        Check.given("level", level);
        Check.given("body", body);
        Check.range("year", year, 1900, 9999);
        Check.given("area", area);
        Check.given("recipient", recipient);
        Check.given("basis", basis);
        Check.given("status", status);
        Check.text("grounds", grounds, 500);
        Check.text("enteredBy", enteredBy, 64);
        Check.given("enteredAt", enteredAt);
        Check.optionalText("papers", papers, 100);
    }

    /**
     * How an honour came to nothing.
     *
     * @param on     the day
     * @param by     who decided, as the host names the person; not personal data
     * @param reason why; at most 500 code points
     */
    public record Ending(LocalDate on, String by, String reason) {

        /** Checks the limits. */
        public Ending {
            Check.given("on", on);
            Check.text("by", by, 64);
            Check.text("reason", reason, 500);
        }
    }

    /** Takes a step, if it can be taken from here. */
    Honour take(HonourStep step) {
        return with(next(step), selection, awardedOn, number, end);
    }

    Honour with(Selection later) {
        return with(status, later, awardedOn, number, end);
    }

    Honour awarded(HonourStep step, LocalDate on, @Nullable Long given) {
        return with(next(step), selection, on, given, end);
    }

    Honour ended(HonourStep step, LocalDate on, String by, String reason) {
        return with(next(step), selection, awardedOn, number, new Ending(on, by, reason));
    }

    Selection requireSelection() {
        return Check.given("selection", selection);
    }

    private Honour with(
            HonourStatus next,
            @Nullable Selection later,
            @Nullable LocalDate day,
            @Nullable Long given,
            @Nullable Ending ending) {
        return new Honour(
                id, kind, level, body, year, area, recipient, basis, next, grounds, enteredBy, enteredAt, later, day,
                given, papers, ending);
    }

    private HonourStatus next(HonourStep step) {
        return status.after(step)
                .orElseThrow(() -> new Refused(
                        CommandError.WRONG_STATE,
                        "Honour " + id.value() + " is " + status + "; the step " + step + " cannot be taken.",
                        Map.of("honour", id.value(), "status", status, "step", step)));
    }

    /** The key of the same honour, if it is another's. */
    UniqueKey candidateKey(Recipient other) {
        return KIND.uniqueKey("candidate", keyOf(other));
    }

    private @Nullable String candidateKey() {
        return status.isFinal() ? null : keyOf(recipient);
    }

    private String keyOf(Recipient whose) {
        return kind.value() + "-" + year + "-" + whose.type() + "-" + whose.id();
    }
}
