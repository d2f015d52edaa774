package org.volunteerledger.console.district;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.volunteerledger.command.Command;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Storage;

/**
 * The steps by which a district is built. Each is one command with a key of its own that is the same in every run, so a run that was
 * broken off goes on where it was: what is done is recognised by its key, and what is not is done.
 */
final class Steps {

    private final Storage storage;
    private final String prefix;
    private final boolean resuming;

    private Steps(Storage storage, String prefix, boolean resuming) {
        this.storage = storage;
        this.prefix = prefix;
        this.resuming = resuming;
    }

    /** Steps of a run; the prefix names everything that decides what the steps are. */
    static Steps of(Storage storage, String prefix, String firstStep) {
        return new Steps(
                storage, prefix, !storage.changes(List.of(prefix + firstStep)).isEmpty());
    }

    /** Whether an earlier run has begun. */
    boolean resuming() {
        return resuming;
    }

    /** The command of a step, asked by a party of the district. */
    Command command(String step, String actor) {
        return Command.of(prefix + step, actor);
    }

    /** Whether a step was done by an earlier run. */
    boolean isDone(String step) {
        return !done(List.of(step)).isEmpty();
    }

    /** Those of some steps that an earlier run has done. */
    Set<String> done(Collection<String> steps) {
        Set<String> done = new HashSet<>();
        if (resuming) {
            List<String> keys = new ArrayList<>();
            steps.forEach(step -> keys.add(prefix + step));
            for (int from = 0; from < keys.size(); from += Filter.MAX_VALUES) {
                List<String> some = keys.subList(from, Math.min(keys.size(), from + Filter.MAX_VALUES));
                for (ChangeRecord record : storage.changes(some)) {
                    done.add(record.key().substring(prefix.length()));
                }
            }
        }
        return done;
    }
}
