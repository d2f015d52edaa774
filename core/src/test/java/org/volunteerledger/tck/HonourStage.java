package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.BoardId;
import org.volunteerledger.honour.Channel;
import org.volunteerledger.honour.ConferredHonour;
import org.volunteerledger.honour.Honour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourError;
import org.volunteerledger.honour.HonourFilter;
import org.volunteerledger.honour.HonourId;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.HonourObjectionId;
import org.volunteerledger.honour.HonourStatus;
import org.volunteerledger.honour.NewBoard;
import org.volunteerledger.honour.NewHonourKind;
import org.volunteerledger.honour.Nomination;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.hours.accrual.WorkingDays;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.PageRequest;

/** Short words for what happens to honours. It is the last day of March 2026, and everything is in one community. */
abstract class HonourStage extends ScenarioContract {

    /** From when on honours are selected here. */
    static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    HonourStage() {}

    final HonourKindId kind(String code, HonourLevel level, AwardingBody body, @Nullable LocalDate selectedFrom) {
        NewHonourKind kind = new NewHonourKind(code, "Kind " + code, level, body, city().district(), selectedFrom);
        return ledger().honours().registerKind(command(), kind);
    }

    /** A kind that the organisation of the city gives by selection. */
    final HonourKindId selected() {
        return kind(name("kind"), HonourLevel.DISTRICT, AwardingBody.of(city().organisation()), SINCE);
    }

    final HonourId nominate(HonourKindId kind, Recipient recipient) {
        return nominate(kind, recipient, 2026);
    }

    final HonourId nominate(HonourKindId kind, Recipient recipient, int year) {
        Nomination nomination = new Nomination(kind, year, recipient, city().community(), "Good deeds");
        return ledger().selections().nominate(command(), nomination);
    }

    final HonourStatus review(String reviewer, HonourId id, boolean supports) {
        return ledger().selections().review(by(reviewer), id, supports, null);
    }

    final void reviewAs(String reviewer, HonourId id, VolunteerId volunteer) {
        ledger().selections().review(by(reviewer), id, true, volunteer);
    }

    final HonourId endorsed(HonourKindId kind, Recipient recipient, int year, AreaId area) {
        HonourId id =
                ledger().selections().nominate(command(), new Nomination(kind, year, recipient, area, "Good deeds"));
        review("first", id, true);
        review("second", id, true);
        return id;
    }

    final HonourId announced(HonourKindId kind, Recipient recipient) {
        return announced(kind, recipient, 2026, city().community());
    }

    final HonourId announced(HonourKindId kind, Recipient recipient, int year, AreaId area) {
        HonourId id = endorsed(kind, recipient, year, area);
        ledger().selections().announce(command(), List.of(id), WorkingDays.PLAIN);
        return id;
    }

    /** An honour of the district, awarded elsewhere. */
    final HonourId awarded() {
        HonourKindId kind = kind(name("kind"), HonourLevel.DISTRICT, AwardingBody.named("District"), null);
        return record(kind, Recipient.person(volunteer()), HonourBasis.PRESENTED, "No. 1");
    }

    final HonourId record(HonourKindId kind, Recipient recipient, HonourBasis basis, @Nullable String papers) {
        ConferredHonour honour = new ConferredHonour(
                kind, 2026, recipient, city().community(), "Good deeds", LocalDate.of(2026, 3, 1), basis, papers);
        return ledger().honours().record(command(), List.of(honour)).get(0);
    }

    final HonourObjectionId objection(HonourId id) {
        return ledger().selections().object(by("neighbour"), id, "Not so good");
    }

    final void decide(String who, HonourObjectionId objection, boolean uphold) {
        ledger().selections().decide(by(who), objection, uphold);
    }

    final void award(HonourId id) {
        ledger().selections().award(command(), List.of(id));
    }

    final BoardId board(String name, Channel channel) {
        NewBoard board = new NewBoard(name, city().community(), channel, SINCE);
        return ledger().boards().open(command(), List.of(board)).get(0);
    }

    final void publish(HonourId id, BoardId board) {
        ledger().boards().publish(command(), List.of(id), List.of(board));
    }

    final Honour honour(HonourId id) {
        return ledger().honours().find(id).orElseThrow();
    }

    final HonourStatus status(HonourId id) {
        return honour(id).status();
    }

    /** How many the filter lets in; the list and the counts must agree. */
    final long held(HonourFilter filter) {
        long listed = ledger().honours()
                .list(filter, PageRequest.first(PageRequest.MAX_LIMIT))
                .items()
                .size();
        long counted = ledger().honours().countByLevel(filter).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        Expect.equal("Honours.countByLevel: adds up to the list", listed, counted);
        return listed;
    }

    static Refused refused(String rule, HonourError code, Executable call) {
        return Expect.error(rule, Refused.class, code, call);
    }

    static void unknown(String rule, Executable call) {
        Expect.error(rule, Refused.class, CommandError.UNKNOWN_RECORD, call);
    }
}
