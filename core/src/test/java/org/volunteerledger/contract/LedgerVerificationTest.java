package org.volunteerledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.hours.HourRecord;
import org.volunteerledger.hours.LedgerFinding;
import org.volunteerledger.hours.LedgerFinding.Rule;
import org.volunteerledger.hours.LedgerVerification;
import org.volunteerledger.ledger.AccountId;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.ledger.Book;
import org.volunteerledger.ledger.EntryKind;
import org.volunteerledger.ledger.Evidence;
import org.volunteerledger.ledger.HashChain;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.ledger.ServiceTime;
import org.volunteerledger.ledger.Totals;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.tck.ReferenceStorage;

/** Damage of every kind is found: a storage that lies about what it holds stands for a database that somebody has edited. */
final class LedgerVerificationTest {

    private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

    private final ReferenceStorage storage = ReferenceStorage.create();
    private final VolunteerLedger ledger = VolunteerLedger.over(
                    storage, KeyRing.of("k", Map.of("k", new byte[32]), new byte[32]))
            .clock(Clock.fixed(NINE.plusSeconds(86_400), ZoneOffset.UTC))
            .build();
    private AccountId account = new AccountId(1);
    private AccountId other = new AccountId(1);

    /** Two accounts, the first with a grant, a grant taken back, and its void. */
    @BeforeEach
    void postSomeTime() {
        account = registered("V1");
        post(account, "first", NINE);
        EntryRef second = post(account, "second", NINE.plusSeconds(3600));
        ledger.hours().takeBack(Command.of("void", "leader").because("not there"), second, "FALSE_ENTRY");
        other = registered("V2");
        post(other, "other", NINE);
    }

    private AccountId registered(String number) {
        People.NewVolunteer person = new People.NewVolunteer(number, PersonalData.named("Li"), null, LocalDate.EPOCH);
        return ledger.people().register(Command.of(number, "clerk"), person).account();
    }

    private EntryRef post(AccountId whose, String key, Instant start) {
        Attribution alone = new Attribution(whose.value(), 0, 0, 0, 0, 0, 0, 0);
        HourRecord record = new HourRecord(key, alone, Book.SERVICE, Evidence.LEADER, hour(start), 0, null, 0, 0);
        return ledger.hours()
                .post(Command.of(key, "leader"), record, ledger.policies().rules());
    }

    @Test
    void aSoundLedgerHasNoFindings() {
        List<LedgerFinding> findings = new ArrayList<>();

        LedgerVerification.Summary summary = LedgerVerification.run(storage, findings::add, entries -> {});

        assertThat(findings).isEmpty();
        assertThat(summary).isEqualTo(new LedgerVerification.Summary(2, 4, summary.reports(), 0));
    }

    @Test
    void anEditedFieldBreaksTheChain() {
        assertThat(rules(editing(1, entry -> copy(entry, entry.minutes() + 1, entry.attribution(), entry.time()))))
                .contains(Rule.HASH_CHAIN, Rule.BALANCE, Rule.REPORT);
        Attribution elsewhere = new Attribution(account.value(), 1, 2, 3, 4, 5, 6, 7);
        assertThat(rules(editing(1, entry -> copy(entry, entry.minutes(), elsewhere, entry.time()))))
                .contains(Rule.HASH_CHAIN, Rule.REPORT)
                .doesNotContain(Rule.BALANCE);
        LocalDate day = LocalDate.of(2026, 5, 1);
        assertThat(rules(editing(1, entry -> copy(entry, entry.minutes(), entry.attribution(), ServiceTime.on(day)))))
                .contains(Rule.HASH_CHAIN, Rule.REPORT);
        assertThat(findings(editing(1, entry -> HashChain.chain("f".repeat(64), entry)))
                        .get(0))
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.HASH_CHAIN);
                    assertThat(finding.where()).isEqualTo("entry " + account.value() + "/1");
                });
    }

    @Test
    void onlyTheFirstBrokenLinkOfAnAccountIsReported() {
        assertThat(rules(editing(1, entry -> copy(entry, 1, entry.attribution(), entry.time()))))
                .filteredOn(Rule.HASH_CHAIN::equals)
                .hasSize(1);
    }

    @Test
    void aDeletedEntryLeavesAGap() {
        assertThat(rules(dropping(1))).contains(Rule.GAPLESS_NUMBERING, Rule.HASH_CHAIN, Rule.BALANCE, Rule.REPORT);
        assertThat(rules(dropping(2))).contains(Rule.GAPLESS_NUMBERING, Rule.VOID_OF_GRANT);
        assertThat(rules(dropping(3))).contains(Rule.BALANCE, Rule.REPORT).doesNotContain(Rule.GAPLESS_NUMBERING);
    }

    @Test
    void aVoidTakesBackExactlyItsGrant() {
        assertThat(rules(editing(3, entry -> copy(entry, entry.minutes() + 1, entry.attribution(), entry.time()))))
                .contains(Rule.VOID_OF_GRANT);
        assertThat(rules(editing(3, entry -> with(entry, Evidence.IMPORT, entry.recordedAt(), 2))))
                .contains(Rule.VOID_OF_GRANT);
        assertThat(rules(editing(3, entry -> with(entry, entry.evidence(), entry.recordedAt(), 1))))
                .contains(Rule.VOID_OF_GRANT);
        Attribution elsewhere = new Attribution(account.value(), 1, 2, 3, 4, 5, 6, 7);
        assertThat(rules(editing(3, entry -> copy(entry, entry.minutes(), elsewhere, entry.time()))))
                .contains(Rule.VOID_OF_GRANT);
    }

    @Test
    void overlapsAreFound() {
        assertThat(rules(editing(
                        2, entry -> copy(entry, entry.minutes(), entry.attribution(), hour(NINE.plusSeconds(1800))))))
                .contains(Rule.NO_OVERLAP);
    }

    @Test
    void unnamedHelpersMayBeInTwoPlaces() {
        Attribution helpers = new Attribution(Attribution.NONE, account.value(), 0, 0, 0, 0, 0, 0);

        assertThat(rules(reading(entry -> copy(entry, entry.minutes(), helpers, hour(NINE)))))
                .doesNotContain(Rule.NO_OVERLAP);
    }

    @Test
    void theOrderOfRecordingIsChecked() {
        assertThat(rules(editing(2, entry -> with(entry, entry.evidence(), Instant.parse("2020-01-01T00:00:00Z"), 0))))
                .contains(Rule.ORDER_OF_RECORDING);
    }

    @Test
    void aStateThatIsNotTheSumIsFound() {
        for (UnaryOperator<AccountState> edit : List.<UnaryOperator<AccountState>>of(
                state -> new AccountState(
                        state.account(), state.version(), state.head(), state.lastRecordedAt(), Totals.ZERO),
                state -> new AccountState(
                        state.account(), state.version() + 1, state.head(), state.lastRecordedAt(), state.totals()),
                state -> new AccountState(
                        state.account(), state.version(), HashChain.START, state.lastRecordedAt(), state.totals()),
                state -> new AccountState(
                        state.account(), state.version(), state.head(), Instant.EPOCH, state.totals()))) {
            assertThat(rules(states(list -> list.stream()
                            .map(state -> state.account().equals(account) ? edit.apply(state) : state)
                            .toList())))
                    .containsExactly(Rule.BALANCE);
        }
    }

    @Test
    void aMissingOrForeignStateIsFound() {
        assertThat(rules(states(list -> list.subList(1, list.size())))).containsExactly(Rule.BALANCE);
        assertThat(rules(states(list -> list.subList(0, 1)))).containsExactly(Rule.BALANCE);
        for (long foreign : new long[] {account.value() - 1, Long.MAX_VALUE}) {
            assertThat(findings(states(list -> {
                        List<AccountState> more = new ArrayList<>(list);
                        more.add(new AccountState(
                                new AccountId(foreign), 1, HashChain.START, Instant.EPOCH, new Totals(60, 0, 1, 0, 1)));
                        more.sort(java.util.Comparator.comparing(AccountState::account));
                        return more;
                    })))
                    .extracting(LedgerFinding::where)
                    .containsExactly("account " + foreign);
        }
    }

    @Test
    void anEntryCutOffTogetherWithItsAccountIsFound() {
        Storage cut = new Forwarding(dropping(3)) {
            @Override
            public Slice<AccountState> accounts(PageRequest page) {
                Slice<AccountState> slice = super.accounts(page);
                return new Slice<>(
                        slice.items().stream().map(state -> before(state)).toList(), slice.next());
            }

            private AccountState before(AccountState state) {
                AccountState earlier = AccountState.empty(account);
                for (HourEntry entry :
                        entries(EntryFilter.ALL, PageRequest.first(10)).items()) {
                    earlier = entry.account().equals(account) ? earlier.after(entry) : earlier;
                }
                return state.account().equals(account) ? earlier : state;
            }
        };

        assertThat(findings(cut))
                .filteredOn(finding -> finding.rule() != Rule.REPORT)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.POSTED);
                    assertThat(finding.where()).isEqualTo("entries of kind VOID");
                    assertThat(finding.message()).contains("there are 0").contains("that 1 were posted");
                });
    }

    @Test
    void anEntryOfAnotherChangeIsFound() {
        assertThat(rules(reading(entry -> entry.account().equals(other) ? entry : ofChange(entry, entry.change() + 1))))
                .contains(Rule.POSTED);
    }

    @Test
    void aRecordThatIsGoneIsFound() {
        assertThat(findings(volunteers(list -> list.subList(0, 1))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.RECORD);
                    assertThat(finding.where()).isEqualTo("volunteer " + other.value());
                });
    }

    @Test
    void recordsThatHaveChangedPlacesAreFound() {
        assertThat(findings(volunteers(list -> List.of(
                        new Versioned<>(list.get(0).id(), 1, list.get(1).entity()),
                        new Versioned<>(list.get(1).id(), 1, list.get(0).entity())))))
                .hasSize(4)
                .extracting(LedgerFinding::rule)
                .containsOnly(Rule.RECORD);
    }

    @Test
    void aUniqueKeyThatIsLostIsFound() {
        Storage without = new Forwarding(storage) {
            @Override
            public Map<UniqueKey, Long> owners(Collection<UniqueKey> keys) {
                return Map.of();
            }
        };

        assertThat(findings(without)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.RECORD);
            assertThat(finding.message()).contains("volunteer.number").contains("nobody");
        });
    }

    @Test
    void aRecordThatCannotBeReadIsFound() {
        Storage corrupt = volunteers(list -> {
            throw new Corrupt(StorageError.UNREADABLE, "Volunteer 7 cannot be read.", Map.of());
        });

        assertThat(findings(corrupt)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.READABLE);
            assertThat(finding.where()).isEqualTo("records of kind volunteer");
        });
    }

    @Test
    void aReportThatShowsOtherFiguresIsFound() {
        Storage lying = new Forwarding(storage) {
            @Override
            public HourTable aggregate(HourQuery query) {
                return HourTable.of(query, 0, columns(query));
            }
        };

        List<LedgerFinding> findings = findings(lying);

        assertThat(findings).extracting(LedgerFinding::rule).containsOnly(Rule.REPORT);
        assertThat(findings).hasSizeGreaterThan(10);
        assertThat(LedgerVerification.run(lying, finding -> {}, entries -> {}).faults())
                .isEqualTo(findings.size());
    }

    @Test
    void aRowThatCannotBeReadEndsTheVerificationWithAFinding() {
        Storage corrupt = new Forwarding(storage) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                throw new Corrupt(StorageError.UNREADABLE, "Entry 7 cannot be read.", Map.of());
            }
        };

        assertThat(findings(corrupt)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.READABLE);
            assertThat(finding.message()).contains("Entry 7");
        });
    }

    private static List<long[]> columns(HourQuery query) {
        List<long[]> columns = new ArrayList<>();
        for (int i = 0; i < query.by().size() + query.measures().size(); i++) {
            columns.add(new long[0]);
        }
        return columns;
    }

    private Storage editing(long sequence, UnaryOperator<HourEntry> edit) {
        return reading(
                entry -> entry.account().equals(account) && entry.sequence() == sequence ? edit.apply(entry) : entry);
    }

    private Storage reading(UnaryOperator<HourEntry> edit) {
        return entries(list -> list.stream().map(edit).toList());
    }

    private Storage dropping(long sequence) {
        return entries(list -> list.stream()
                .filter(entry -> !entry.account().equals(account) || entry.sequence() != sequence)
                .toList());
    }

    private Storage entries(UnaryOperator<List<HourEntry>> edit) {
        return new Forwarding(storage) {
            @Override
            public Slice<HourEntry> entries(EntryFilter filter, PageRequest page) {
                Slice<HourEntry> slice = super.entries(filter, page);
                return new Slice<>(edit.apply(slice.items()), slice.next());
            }
        };
    }

    private Storage volunteers(UnaryOperator<List<Versioned<Volunteer>>> edit) {
        return new Forwarding(storage) {
            @Override
            @SuppressWarnings("unchecked")
            public <E> List<Versioned<E>> findAll(Kind<E> kind, Collection<Long> ids) {
                List<Versioned<E>> found = super.findAll(kind, ids);
                return kind.name().equals(Volunteer.KIND.name())
                        ? (List<Versioned<E>>) (List<?>) edit.apply((List<Versioned<Volunteer>>) (List<?>) found)
                        : found;
            }
        };
    }

    private Storage states(UnaryOperator<List<AccountState>> edit) {
        return new Forwarding(storage) {
            @Override
            public Slice<AccountState> accounts(PageRequest page) {
                Slice<AccountState> slice = super.accounts(page);
                return new Slice<>(edit.apply(slice.items()), slice.next());
            }
        };
    }

    private static List<Rule> rules(Storage storage) {
        return map(findings(storage), LedgerFinding::rule);
    }

    private static List<LedgerFinding> findings(Storage storage) {
        List<LedgerFinding> findings = new ArrayList<>();
        LedgerVerification.run(storage, findings::add, entries -> {});
        return findings;
    }

    private static <A, B> List<B> map(List<A> list, Function<A, B> function) {
        return list.stream().map(function).toList();
    }

    private static ServiceTime hour(Instant start) {
        return ServiceTime.between(start, start.plusSeconds(3600), java.time.ZoneId.of("Asia/Shanghai"));
    }

    private static HourEntry copy(HourEntry e, int minutes, Attribution attribution, ServiceTime time) {
        return new HourEntry(
                e.account(),
                e.sequence(),
                e.key(),
                e.kind(),
                e.voided(),
                attribution,
                e.book(),
                e.evidence(),
                time,
                minutes,
                e.participations(),
                e.beneficiaryVisits(),
                e.reductions(),
                e.policy(),
                e.reason(),
                e.recordedAt(),
                e.recordedBy(),
                e.change(),
                e.hash());
    }

    private static HourEntry with(HourEntry e, Evidence evidence, Instant recordedAt, long voided) {
        return new HourEntry(
                e.account(),
                e.sequence(),
                e.key(),
                e.kind(),
                e.kind() == EntryKind.VOID ? voided : 0,
                e.attribution(),
                e.book(),
                evidence,
                e.time(),
                e.minutes(),
                e.participations(),
                e.beneficiaryVisits(),
                e.reductions(),
                e.policy(),
                e.reason(),
                recordedAt,
                e.recordedBy(),
                e.change(),
                e.hash());
    }

    private static HourEntry ofChange(HourEntry e, long change) {
        return new HourEntry(
                e.account(),
                e.sequence(),
                e.key(),
                e.kind(),
                e.voided(),
                e.attribution(),
                e.book(),
                e.evidence(),
                e.time(),
                e.minutes(),
                e.participations(),
                e.beneficiaryVisits(),
                e.reductions(),
                e.policy(),
                e.reason(),
                e.recordedAt(),
                e.recordedBy(),
                change,
                e.hash());
    }
}
