package org.volunteerledger.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Draft;
import org.volunteerledger.people.GuardianConsent;
import org.volunteerledger.people.PersonMerge;
import org.volunteerledger.people.PersonMover;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.PersonVault;
import org.volunteerledger.privacy.Sensitive;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** Consents that are not over go with a minor to another record, and with a guardian; what is ahead rests on them there. */
final class ConsentMover implements PersonMover {

    private final PersonVault vault;

    ConsentMover(PersonVault vault) {
        this.vault = vault;
    }

    @Override
    public String part() {
        return "guardian-consents";
    }

    @Override
    public List<Long> move(Draft draft, PersonMerge merge) {
        return move(draft, merge.from(), merge.into(), consent -> !consent.isOverOn(draft.today()));
    }

    @Override
    public void moveBack(Draft draft, PersonMerge merge, List<Long> moved) {
        move(
                draft,
                merge.into(),
                merge.from(),
                consent -> moved.contains(consent.id().value()));
    }

    private List<Long> move(Draft draft, VolunteerId from, VolunteerId to, Predicate<GuardianConsent> which) {
        Map<Long, Versioned<GuardianConsent>> found = new TreeMap<>();
        for (Filter theirs : List.of(
                Filter.equal(GuardianConsent.MINOR, from.value()),
                Filter.equal(GuardianConsent.GUARDIAN, from.value()))) {
            Pages.visit(draft.storage(), GuardianConsent.KIND, theirs, read -> found.put(read.id(), read));
        }
        List<Long> moved = new ArrayList<>();
        found.values().stream().filter(read -> which.test(read.entity())).forEach(read -> {
            GuardianConsent consent = read.entity();
            GuardianConsent after = consent.minor().equals(from)
                    ? consent.forMinor(to, resealed(draft, consent.name(), from, to))
                    : consent.givenBy(to);
            draft.replace(GuardianConsent.KIND, read, after);
            moved.add(read.id());
        });
        return moved;
    }

    /** The name of a guardian is sealed under the key of the record that it consents for. */
    private @Nullable Sensitive resealed(Draft draft, @Nullable Sensitive name, VolunteerId from, VolunteerId to) {
        if (name == null) {
            return null;
        }
        Volunteer before = draft.get(Volunteer.KIND, from).entity();
        Volunteer after = draft.get(Volunteer.KIND, to).entity();
        return vault.seal(after.key(), GuardianConsents.NAME, vault.open(before.key(), GuardianConsents.NAME, name));
    }
}
