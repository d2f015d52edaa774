package org.volunteerledger.tck;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;
import org.volunteerledger.honour.AwardingBody;
import org.volunteerledger.honour.BoardId;
import org.volunteerledger.honour.Channel;
import org.volunteerledger.honour.ConferredHonour;
import org.volunteerledger.honour.HonourBasis;
import org.volunteerledger.honour.HonourError;
import org.volunteerledger.honour.HonourFilter;
import org.volunteerledger.honour.HonourId;
import org.volunteerledger.honour.HonourKindId;
import org.volunteerledger.honour.HonourLevel;
import org.volunteerledger.honour.HonourStatus;
import org.volunteerledger.honour.NewBoard;
import org.volunteerledger.honour.PublicationCounts;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.storage.StorageError;

/** The register of honours: those from elsewhere, lists and counts, boards. */
public abstract class HonourRegisterScenarioContract extends HonourStage {

    private static final String RECORD =
            "Honours.record: own at once, county level and above on papers, others verified";
    private static final String COUNTS = "Boards.counts: each honour on each board counts once";

    /** For subclasses. */
    protected HonourRegisterScenarioContract() {}

    @Test
    final void honoursFromElsewhereNeedTheirPapers() {
        HonourKindId national = kind("national", HonourLevel.NATIONAL, AwardingBody.named("Commission"), null);
        HonourKindId street = kind("street", HonourLevel.STREET, AwardingBody.named("Street office"), null);
        HonourKindId own = kind("own", HonourLevel.COMMUNITY, AwardingBody.of(city().organisation()), null);
        Recipient person = Recipient.person(volunteer());

        Expect.equal(RECORD, HonourStatus.AWARDED, status(record(national, person, HonourBasis.PRESENTED, "No. 1")));
        Expect.equal(RECORD, HonourStatus.AWARDED, status(record(own, person, HonourBasis.OWN, null)));
        HonourId claim = record(street, person, HonourBasis.VERIFIED, "No. 2");
        Expect.equal(RECORD, HonourStatus.CLAIMED, status(claim));
        refused(RECORD, HonourError.OWN_NOMINATION, () -> ledger().honours().verify(command(), claim));
        ledger().honours().verify(by("office"), claim);
        Expect.equal(RECORD, HonourStatus.AWARDED, status(claim));
        Expect.equal("Honours: all three are held", 3L, held(HonourFilter.STANDING.to(person)));

        refused(
                RECORD,
                HonourError.NEEDS_VERIFICATION,
                () -> record(street, Recipient.team(city().team()), HonourBasis.PRESENTED, "No. 3"));
        refused(
                RECORD,
                HonourError.NOT_OWN,
                () -> record(national, Recipient.team(city().team()), HonourBasis.OWN, null));
        refused(
                RECORD,
                HonourError.SELECTION_ONLY,
                () -> record(selected(), Recipient.team(city().team()), HonourBasis.OWN, null));
        refused(RECORD, HonourError.ALREADY_NOMINATED, () -> record(national, person, HonourBasis.PRESENTED, "No. 4"));
        refused(
                RECORD,
                HonourError.FUTURE,
                () -> ledger().honours()
                        .record(
                                command(),
                                List.of(new ConferredHonour(
                                        own,
                                        2026,
                                        person,
                                        city().community(),
                                        "x",
                                        LocalDate.of(2026, 4, 1),
                                        HonourBasis.OWN,
                                        null))));
        Expect.error(RECORD, InvalidInput.class, () -> record(national, person, HonourBasis.PRESENTED, null));
        Expect.error(RECORD, InvalidInput.class, () -> record(national, person, HonourBasis.SELECTION, "No. 5"));
        unknown(
                RECORD,
                () -> record(
                        national, Recipient.team(new org.volunteerledger.team.TeamId(1)), HonourBasis.PRESENTED, "6"));
    }

    @Test
    final void aClaimThatIsNotTrueIsTurnedDown() {
        HonourKindId street = kind("street", HonourLevel.STREET, AwardingBody.named("Street office"), null);
        HonourId claim = record(street, Recipient.person(volunteer()), HonourBasis.VERIFIED, "No. 2");
        refused(RECORD, HonourError.OWN_NOMINATION, () -> ledger().honours().turnDown(command(), claim));

        ledger().honours().turnDown(by("office"), claim);

        Expect.equal(RECORD, HonourStatus.REJECTED, status(claim));
    }

    @Test
    final void theRegisterIsReadByAreaYearKindAndLevel() {
        HonourKindId national = kind("national", HonourLevel.NATIONAL, AwardingBody.named("Commission"), null);
        HonourKindId cityKind = kind("city", HonourLevel.CITY, AwardingBody.named("City"), null);
        AreaId elsewhere = area("district-2", AreaLevel.DISTRICT, null);
        Recipient person = Recipient.person(volunteer());
        HonourId first = record(national, person, HonourBasis.PRESENTED, "1");
        record(cityKind, person, HonourBasis.PRESENTED, "2");
        ledger().honours()
                .record(
                        command(),
                        List.of(new ConferredHonour(
                                cityKind,
                                2025,
                                person,
                                elsewhere,
                                "x",
                                SINCE.minusDays(1),
                                HonourBasis.PRESENTED,
                                "3")));
        HonourFilter here = HonourFilter.STANDING.within(city().district());

        Map<HonourLevel, Long> counts = ledger().honours().countByLevel(here);

        Expect.equal("Honours.countByLevel: every level", HonourLevel.values().length, counts.size());
        Expect.equal("Honours.countByLevel: within the area", 1L, counts.get(HonourLevel.CITY));
        Expect.equal("HonourFilter.of: a year", 1L, held(HonourFilter.STANDING.of(2025)));
        Expect.equal("HonourFilter.of: a kind", 2L, held(HonourFilter.STANDING.of(cityKind)));
        Expect.equal("HonourFilter.of: a level", 1L, held(here.of(HonourLevel.NATIONAL)));
        Expect.equal("HonourFilter.to: a recipient", 3L, held(HonourFilter.STANDING.to(person)));
        ledger().honours().revoke(by("office"), first);
        Expect.equal("HonourFilter.STANDING: not what was revoked", 1L, held(here));
        Expect.equal(
                "HonourFilter.standing: what was revoked stays in the register",
                1L,
                held(here.standing(EnumSet.of(HonourStatus.REVOKED))));
    }

    @Test
    final void anHonourIsOnABoardOnce() {
        BoardId wall = board("Wall", Channel.OFF_LINE);
        BoardId site = board("Site", Channel.ON_LINE);
        List<HonourId> honours = List.of(awarded(), awarded());

        Expect.equal(COUNTS, 2, ledger().boards().publish(command(), honours, List.of(wall)));
        Expect.equal(COUNTS, 2, ledger().boards().publish(command(), honours, List.of(wall, site)));
        Expect.equal(COUNTS, 0, ledger().boards().publish(command(), honours, List.of(wall, site)));

        PublicationCounts counts = ledger().boards().counts(null);
        Expect.equal(COUNTS, Map.of(wall, 2L, site, 2L), counts.byBoard());
        Expect.equal(COUNTS, Map.of(Channel.ON_LINE, 2L, Channel.OFF_LINE, 2L), counts.byChannel());
        Expect.equal(COUNTS, 4L, counts.total());
        Expect.equal("Boards.publish: published", HonourStatus.PUBLISHED, status(honours.get(0)));
        Expect.equal(
                "Boards.counts: of a year", 0L, ledger().boards().counts(2025).total());
        ledger().honours().revoke(command(), honours.get(0));
        PublicationCounts after = ledger().boards().counts(2026);
        Expect.equal("PublicationCounts.takenDown", List.of(4L, 2L), List.of(after.total(), after.takenDown()));
    }

    @Test
    final void aClosedBoardShowsNothingMore() {
        BoardId board = board("Wall", Channel.OFF_LINE);
        HonourId honour = awarded();
        String rule = "Boards.publish: boards that are there today";
        ledger().boards().close(command(), board, LocalDate.of(2026, 3, 31));
        refused(rule, HonourError.BOARD_CLOSED, () -> publish(honour, board));
        Expect.error(
                "Boards.close: once",
                Refused.class,
                CommandError.WRONG_STATE,
                () -> ledger().boards().close(command(), board, LocalDate.of(2026, 4, 1)));
        BoardId later = ledger().boards()
                .open(
                        command(),
                        List.of(new NewBoard("Later", city().community(), Channel.ON_LINE, SINCE.plusYears(1))))
                .get(0);
        refused(rule, HonourError.BOARD_CLOSED, () -> publish(honour, later));
    }

    @Test
    final void kindsHaveACode() {
        HonourKindId id = kind("code", HonourLevel.CITY, AwardingBody.named("City"), null);
        Expect.equal(
                "Honours.kindByCode",
                id,
                ledger().honours().kindByCode("code").orElseThrow().id());
        Expect.equal(
                "Honours.kindByCode: empty",
                true,
                ledger().honours().kindByCode("none").isEmpty());
        Expect.error(
                "HonourKind.code: unique",
                Refused.class,
                StorageError.KEY_TAKEN,
                () -> kind("code", HonourLevel.CITY, AwardingBody.named("City"), null));
        Expect.error("AwardingBody: one of the two", InvalidInput.class, () -> new AwardingBody(null, null));
    }
}
