package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.Counts;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Slice;
import org.volunteerledger.storage.StorageError;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;

/** The register of honours: kinds, honours conferred elsewhere, revocation, lists and counts. Thread-safe. */
public final class Honours {

    /** The most honours of one command. */
    public static final int MAX_HONOURS = IdList.MAX_IDS;

    private final CommandRunner runner;
    private final Places places;

    private Honours(CommandRunner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @param places knows the areas
     * @return the commands
     */
    public static Honours over(CommandRunner runner, Places places) {
        return new Honours(runner, places);
    }

    /**
     * Registers a kind of honour.
     *
     * @param command who asks, and under which key
     * @param kind    the kind
     * @return its id
     * @throws Refused if its area or organisation is unknown, or its code is taken ({@link StorageError#KEY_TAKEN})
     */
    public HonourKindId registerKind(Command command, NewHonourKind kind) {
        RequestDigest content = RequestDigest.of("register-honour-kind", kind);
        return new HonourKindId(runner.runForId("register-honour-kind", command, content, draft -> {
            HonourKind added = kind.with(new HonourKindId(draft.newId()));
            draft.concerns(kind.area(), kind.body().organisation());
            if (kind.area() != null) {
                draft.rely(Area.KIND, kind.area());
            }
            if (kind.body().organisation() != null) {
                draft.rely(Organisation.KIND, kind.body().organisation());
            }
            draft.create(HonourKind.KIND, added);
            draft.create(AwardRegister.KIND, new AwardRegister(added.id(), 0));
            draft.event("honour-kind-registered", HonourKind.KIND, added.id().value(), Map.of());
            return added.id().value();
        }));
    }

    /**
     * The kind of a code.
     *
     * @param code the code
     * @return the kind, or empty
     */
    public Optional<HonourKind> kindByCode(String code) {
        var key = HonourKind.KIND.uniqueKey("code", code);
        return Optional.ofNullable(runner.storage().owners(List.of(key)).get(key))
                .flatMap(id -> runner.storage().find(HonourKind.KIND, id))
                .map(Versioned::entity);
    }

    /**
     * Records honours that were conferred outside of a selection here (Order 67, article 9): an organisation's own at once, those of the
     * county level and above on presentation of their papers, others to be verified by somebody else.
     *
     * @param command who records them, and under which key
     * @param honours the honours, 1 to {@value #MAX_HONOURS}
     * @return their ids, in order
     * @throws Refused if a kind, area or recipient is unknown; a day is in the future ({@link HonourError#FUTURE}); the kind was given by
     *     selection here on that day ({@link HonourError#SELECTION_ONLY}); an own honour is not of an organisation of this ledger
     *     ({@link HonourError#NOT_OWN}); a presented one is below the county level ({@link HonourError#NEEDS_VERIFICATION}); or a recipient
     *     holds the honour of the year ({@link HonourError#ALREADY_NOMINATED}). None is recorded then
     */
    public List<HonourId> record(Command command, List<ConferredHonour> honours) {
        Check.range("honours", honours.size(), 1, MAX_HONOURS);
        List<ConferredHonour> wanted = List.copyOf(honours);
        try {
            String ids = runner.run("record-honours", command, RequestDigest.of("record-honours", wanted), draft -> {
                Map<Long, HonourKind> kinds = draft.relyAll(
                        HonourKind.KIND,
                        wanted.stream().map(ConferredHonour::kind).toList());
                Recipients.requireKnown(
                        draft, wanted.stream().map(ConferredHonour::recipient).toList());
                draft.getAll(
                        Area.KIND, wanted.stream().map(ConferredHonour::area).toList());
                List<Honour> recorded =
                        wanted.stream().map(each -> record(draft, each, kinds)).toList();
                Candidacies.requireOnce(draft, recorded);
                return IdList.write(recorded.stream().map(Honour::id).toList());
            });
            return IdList.read(Objects.requireNonNull(ids, "the command answers ids"), HonourId::new);
        } catch (Refused e) {
            throw e.code() == StorageError.KEY_TAKEN
                    ? new Refused(
                            HonourError.ALREADY_NOMINATED,
                            "A recipient holds the honour of its kind and year, or is a candidate for it.",
                            Map.of())
                    : e;
        }
    }

    private static Honour record(Draft draft, ConferredHonour given, Map<Long, HonourKind> kinds) {
        HonourKind kind = Objects.requireNonNull(kinds.get(given.kind().value()), "kinds were read");
        requireRecordable(given, kind, draft.today());
        boolean claim = given.basis() == HonourBasis.VERIFIED;
        Honour honour = new Honour(
                new HonourId(draft.newId()),
                kind.id(),
                kind.level(),
                kind.body(),
                given.year(),
                given.area(),
                given.recipient(),
                given.basis(),
                claim ? HonourStatus.CLAIMED : HonourStatus.AWARDED,
                given.grounds(),
                draft.command().actor(),
                draft.now(),
                null,
                given.conferredOn(),
                null,
                given.papers(),
                null);
        draft.concerns(honour.area(), honour.body().organisation());
        draft.create(Honour.KIND, honour);
        HonourRecords.event(draft, claim ? "honour-claimed" : "honour-recorded", honour);
        return honour;
    }

    private static void requireRecordable(ConferredHonour given, HonourKind kind, LocalDate today) {
        if (given.conferredOn().isAfter(today)) {
            throw refused(HonourError.FUTURE, kind, given, "lies in the future");
        }
        if (kind.isSelectedOn(given.conferredOn())) {
            throw refused(HonourError.SELECTION_ONLY, kind, given, "falls under selection here");
        }
        if (given.basis() == HonourBasis.OWN && kind.body().organisation() == null) {
            throw refused(HonourError.NOT_OWN, kind, given, "is not of an organisation of this ledger");
        }
        if (given.basis() == HonourBasis.PRESENTED && !kind.level().isCountyOrAbove()) {
            throw refused(HonourError.NEEDS_VERIFICATION, kind, given, "is below the county level");
        }
    }

    /**
     * Finds an honour that was recorded to be verified to be true.
     *
     * @param command who has verified it, and under which key; not who recorded it
     * @param id      the honour
     * @throws Refused if it is unknown or does not wait for that, or the verifier recorded it ({@link HonourError#OWN_NOMINATION})
     */
    public void verify(Command command, HonourId id) {
        runner.run("verify-honour", command, RequestDigest.of("verify-honour", id), draft -> {
            Versioned<Honour> before = HonourRecords.read(draft, id);
            Honour after = before.entity().take(HonourStep.VERIFY);
            Fairness.requireNotOwn(after, command);
            draft.replace(Honour.KIND, before, after);
            HonourRecords.event(draft, "honour-verified", after);
            return null;
        });
    }

    /**
     * Turns an honour down that was recorded to be verified.
     *
     * @param command who has verified it, why it is not so, and under which key; not who recorded it
     * @param id      the honour
     * @throws Refused as for {@link #verify}
     */
    public void turnDown(Command command, HonourId id) {
        String reason = command.requiredReason();
        runner.run("turn-down-honour", command, RequestDigest.of("turn-down-honour", id), draft -> {
            Versioned<Honour> before = HonourRecords.read(draft, id);
            before.entity().take(HonourStep.VERIFY);
            Fairness.requireNotOwn(before.entity(), command);
            Honour after = before.entity().ended(HonourStep.TURN_DOWN, draft.today(), command.actor(), reason);
            draft.replace(Honour.KIND, before, after);
            HonourRecords.event(draft, "honour-turned-down", after);
            return null;
        });
    }

    /**
     * Takes an honour away. It stays in the register with the reason, is taken down from its boards, and makes room in the quota.
     *
     * @param command who decides, why, and under which key
     * @param id      the honour
     * @throws Refused if it is unknown or not held
     */
    public void revoke(Command command, HonourId id) {
        String reason = command.requiredReason();
        runner.run("revoke-honour", command, RequestDigest.of("revoke-honour", id), draft -> {
            Versioned<Honour> before = HonourRecords.read(draft, id);
            Honour after = before.entity().ended(HonourStep.REVOKE, draft.today(), command.actor(), reason);
            draft.replace(Honour.KIND, before, after);
            draft.storage()
                    .find(HonourPublication.KIND, id.value())
                    .ifPresent(shown -> draft.replace(
                            HonourPublication.KIND, shown, shown.entity().takenDown(draft.today())));
            HonourRecords.event(draft, "honour-revoked", after);
            return null;
        });
    }

    /**
     * An honour.
     *
     * @param id the id
     * @return the honour, or empty
     */
    public Optional<Honour> find(HonourId id) {
        return runner.storage().find(Honour.KIND, id.value()).map(Versioned::entity);
    }

    /**
     * A page of the register, by ascending id.
     *
     * @param filter which honours
     * @param page   which part
     * @return the page
     */
    public Slice<Versioned<Honour>> list(HonourFilter filter, PageRequest page) {
        return runner.storage().list(Honour.KIND, filter.condition(areas(filter.within())), page);
    }

    /**
     * How many honours there are, by level.
     *
     * @param filter which honours
     * @return a count for every level, 0 where there are none
     */
    public Map<HonourLevel, Long> countByLevel(HonourFilter filter) {
        Map<HonourLevel, Long> counts = new EnumMap<>(HonourLevel.class);
        for (HonourLevel level : HonourLevel.values()) {
            counts.put(level, 0L);
        }
        List<String> by = List.of(Honour.LEVEL.name());
        for (Counts.Row row : runner.storage()
                .count(Honour.KIND, filter.condition(areas(filter.within())), by)
                .rows()) {
            counts.put(
                    HonourLevel.valueOf(
                            (String) Objects.requireNonNull(row.keys().get(0))),
                    row.count());
        }
        return counts;
    }

    private @Nullable Set<Long> areas(@Nullable AreaId within) {
        return within == null
                ? null
                : places.treeOn(runner.now().atZone(runner.zone()).toLocalDate()).subtree(within).stream()
                        .map(AreaId::value)
                        .collect(Collectors.toSet());
    }

    private static Refused refused(HonourError code, HonourKind kind, ConferredHonour given, String why) {
        return new Refused(
                code,
                "The honour of kind " + kind.id().value() + " of " + given.conferredOn() + " " + why + ".",
                Map.of("kind", kind.id().value(), "day", given.conferredOn()));
    }
}
