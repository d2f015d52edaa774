package org.volunteerledger.points;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** Moves units: a transfer and the balances that it changes, in one commit. */
final class Movement {

    private Movement() {}

    static void earn(Draft draft, CreditRules rules, CreditClaim claim, long due) {
        Optional<Versioned<CreditAccount>> account = account(draft.storage(), claim.book(), claim.volunteer());
        long balance = account.map(read -> read.entity().balance()).orElse(0L);
        long room = rules.most() == null ? Long.MAX_VALUE : Math.max(0, rules.most() - balance);
        boolean beyond = due > room;
        if (beyond && (rules.atLimit() == LimitAction.REFUSE || (rules.atLimit() == LimitAction.CUT && room == 0))) {
            throw limit(rules, claim.volunteer(), balance, due);
        }
        long units = beyond && rules.atLimit() == LimitAction.CUT ? room : due;
        change(draft, claim.book(), claim.volunteer(), account, units);
        record(
                draft,
                claim.book(),
                null,
                claim.volunteer(),
                units,
                TransferReason.EARNED,
                claim.day(),
                null,
                beyond && rules.atLimit() == LimitAction.FLAG);
    }

    static void takeBack(Draft draft, CreditRules rules, CreditClaim claim, long units) {
        Optional<Versioned<CreditAccount>> account = account(draft.storage(), claim.book(), claim.volunteer());
        long balance = account.map(read -> read.entity().balance()).orElse(0L);
        change(draft, claim.book(), claim.volunteer(), account, -units);
        record(
                draft,
                claim.book(),
                claim.volunteer(),
                null,
                units,
                TransferReason.TAKEN_BACK,
                claim.day(),
                null,
                balance - units < rules.least());
    }

    static long spend(
            Draft draft,
            CreditRules rules,
            TransferReason reason,
            CreditBook book,
            VolunteerId holder,
            long units,
            @Nullable String note) {
        Check.range("units", units, 1, 1_000_000_000_000L);
        Optional<Versioned<CreditAccount>> account = account(draft.storage(), book, holder);
        long balance = account.map(read -> read.entity().balance()).orElse(0L);
        if (reason == TransferReason.REDEEMED && balance < rules.redeemFrom()) {
            throw new Refused(
                    CreditError.BELOW_REDEMPTION,
                    "The balance is " + balance + "; " + rules.redeemFrom()
                            + " are needed before anything is redeemed.",
                    Map.of("volunteer", holder.value(), "balance", balance, "needed", rules.redeemFrom()));
        }
        boolean beyond = requireEnough(rules, holder, balance, units);
        change(draft, book, holder, account, -units);
        return record(draft, book, holder, null, units, reason, null, note, beyond);
    }

    static long give(
            Draft draft,
            CreditRules rules,
            CreditBook book,
            VolunteerId from,
            VolunteerId to,
            long units,
            @Nullable String note) {
        Check.range("units", units, 1, 1_000_000_000_000L);
        Optional<Versioned<CreditAccount>> giver = account(draft.storage(), book, from);
        Optional<Versioned<CreditAccount>> taker = account(draft.storage(), book, to);
        boolean beyond = requireEnough(
                rules, from, giver.map(read -> read.entity().balance()).orElse(0L), units);
        long balance = taker.map(read -> read.entity().balance()).orElse(0L);
        if (rules.most() != null && balance + units > rules.most()) {
            beyond = true;
            if (rules.atLimit() != LimitAction.FLAG) {
                throw limit(rules, to, balance, units);
            }
        }
        long transfer = record(draft, book, from, to, units, TransferReason.GIVEN, null, note, beyond);
        change(draft, book, from, giver, -units);
        change(draft, book, to, taker, units);
        return transfer;
    }

    /** The accounts of two records of a person in a book, read before what they hold. */
    record Sides(
            CreditBook book,
            VolunteerId from,
            VolunteerId to,
            Optional<Versioned<CreditAccount>> giver,
            Optional<Versioned<CreditAccount>> taker) {}

    static Sides sides(Storage storage, CreditBook book, VolunteerId from, VolunteerId to) {
        return new Sides(book, from, to, account(storage, book, from), account(storage, book, to));
    }

    /** Moves units, by day of service, from one record of a person to the other; those below zero go the other way. */
    static List<Long> hand(Draft draft, Sides sides, Map<Optional<LocalDate>, Long> units) {
        long sum = units.values().stream().mapToLong(Long::longValue).sum();
        boolean below = sides.giver().map(read -> read.entity().balance()).orElse(0L) < sum;
        List<Long> transfers = new ArrayList<>();
        units.forEach((day, moved) -> {
            if (moved != 0) {
                transfers.add(record(
                        draft,
                        sides.book(),
                        moved > 0 ? sides.from() : sides.to(),
                        moved > 0 ? sides.to() : sides.from(),
                        Math.abs(moved),
                        TransferReason.MERGED,
                        day.orElse(null),
                        null,
                        below));
            }
        });
        if (!transfers.isEmpty()) {
            change(draft, sides.book(), sides.from(), sides.giver(), -sum);
            change(draft, sides.book(), sides.to(), sides.taker(), sum);
        }
        return transfers;
    }

    static Optional<Versioned<CreditAccount>> account(Storage storage, CreditBook book, VolunteerId holder) {
        UniqueKey key = CreditAccount.KIND.uniqueKey("holder", CreditAccount.key(book, holder));
        return Optional.ofNullable(storage.owners(List.of(key)).get(key))
                .flatMap(id -> storage.find(CreditAccount.KIND, id));
    }

    /** A reason, as far as it fits into a note. */
    static String note(String reason) {
        return reason.codePointCount(0, reason.length()) <= 200
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, 200));
    }

    /** Whether a balance goes below the least, where that is only marked. */
    private static boolean requireEnough(CreditRules rules, VolunteerId holder, long balance, long units) {
        boolean below = balance - units < rules.least();
        if (below && rules.atLimit() != LimitAction.FLAG) {
            throw new Refused(
                    CreditError.INSUFFICIENT,
                    "The balance is " + balance + " and may not go below " + rules.least() + "; " + units
                            + " cannot be taken.",
                    Map.of("volunteer", holder.value(), "balance", balance, "units", units));
        }
        return below;
    }

    private static void change(
            Draft draft, CreditBook book, VolunteerId holder, Optional<Versioned<CreditAccount>> before, long units) {
        before.ifPresentOrElse(
                read -> draft.replace(CreditAccount.KIND, read, read.entity().plus(units)),
                () -> draft.create(
                        CreditAccount.KIND,
                        new CreditAccount(new CreditAccountId(draft.newId()), book, holder, units)));
    }

    private static long record(
            Draft draft,
            CreditBook book,
            @Nullable VolunteerId from,
            @Nullable VolunteerId to,
            long units,
            TransferReason reason,
            @Nullable LocalDate day,
            @Nullable String note,
            boolean flagged) {
        CreditTransferId id = new CreditTransferId(draft.newId());
        draft.create(
                CreditTransfer.KIND,
                new CreditTransfer(
                        id,
                        book,
                        from,
                        to,
                        units,
                        reason,
                        day,
                        note,
                        flagged,
                        draft.now(),
                        draft.command().actor()));
        draft.event(
                "credits-moved",
                CreditTransfer.KIND,
                id.value(),
                Map.of("reason", reason.name(), "units", Long.toString(units)));
        return id.value();
    }

    private static Refused limit(CreditRules rules, VolunteerId holder, long balance, long units) {
        return new Refused(
                CreditError.LIMIT,
                "The balance is " + balance + " and may not exceed " + rules.most() + "; " + units
                        + " more do not fit.",
                Map.of("volunteer", holder.value(), "balance", balance, "units", units));
    }
}
