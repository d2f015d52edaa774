package org.volunteerledger.honour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.volunteerledger.command.Draft;
import org.volunteerledger.error.Refused;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMerges;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;

/** A person has one honour of a kind and year, or is one candidate for it, under whatever record. */
final class Candidacies {

    private Candidacies() {}

    /** Refuses honours of people who hold them, or are candidates for them, under a record that was given up. */
    static void requireOnce(Draft draft, Collection<Honour> added) {
        List<Honour> ofPeople = added.stream()
                .filter(honour -> honour.recipient().type() == Recipient.Type.PERSON)
                .toList();
        if (ofPeople.isEmpty()) {
            return;
        }
        Map<VolunteerId, List<VolunteerId>> givenUp = PersonMerges.givenUpFor(
                draft.storage(), ofPeople.stream().map(Candidacies::person).toList());
        for (Honour honour : ofPeople) {
            others(draft, honour, givenUp.getOrDefault(person(honour), List.of())).stream()
                    .findFirst()
                    .ifPresent(other -> {
                        throw twice(other);
                    });
        }
    }

    private static VolunteerId person(Honour honour) {
        return new VolunteerId(honour.recipient().id());
    }

    /** The same honours under other records. */
    private static List<Honour> others(Draft draft, Honour honour, List<VolunteerId> records) {
        List<UniqueKey> keys = records.stream()
                .map(record -> honour.candidateKey(Recipient.person(record)))
                .toList();
        return keys.isEmpty()
                ? List.of()
                : draft
                        .storage()
                        .findAll(Honour.KIND, draft.storage().owners(keys).values())
                        .stream()
                        .map(Versioned::entity)
                        .toList();
    }

    private static Refused twice(Honour other) {
        return HonourRecords.refused(
                HonourError.ALREADY_NOMINATED,
                other,
                "The person is a candidate for, or holds, the honour of kind "
                        + other.kind().value() + " of " + other.year() + " under another record, as honour "
                        + other.id().value() + ".");
    }

    /** Honours stay with the record that they were given under; of what is not awarded yet a person is one candidate. */
    static final class Guard implements PersonMover {

        @Override
        public String part() {
            return "candidacies";
        }

        @Override
        public List<Long> move(Draft draft, PersonMerge merge) {
            List<VolunteerId> records = new ArrayList<>(List.of(merge.into()));
            records.addAll(PersonMerges.givenUpFor(draft.storage(), List.of(merge.into()))
                    .getOrDefault(merge.into(), List.of()));
            records.remove(merge.from());
            Filter given = Filter.all(
                    Filter.is(Honour.RECIPIENT_TYPE, Recipient.Type.PERSON),
                    Filter.equal(Honour.RECIPIENT, merge.from().value()));
            Pages.visit(draft.storage(), Honour.KIND, given, read -> {
                Honour honour = read.entity();
                if (!honour.status().isFinal()) {
                    others(draft, honour, records).stream()
                            .filter(other -> !honour.status().isStanding()
                                    || !other.status().isStanding())
                            .findFirst()
                            .ifPresent(other -> {
                                throw twice(other);
                            });
                }
            });
            return List.of();
        }

        @Override
        public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
            // Nothing has moved.
        }
    }
}
