package org.volunteerledger.console.request;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.request.Assignee;
import picocli.CommandLine.Option;

/** Who serves: one of the three. */
final class AssigneeOptions {

    @Option(names = "--team", paramLabel = "NAME|ID", description = "The team that serves.")
    private @Nullable String team;

    @Option(names = "--organisation", paramLabel = "NAME|ID", description = "Or the organisation.")
    private @Nullable String organisation;

    @Option(names = "--volunteer", paramLabel = "NUMBER", description = "Or the volunteer.")
    private @Nullable String volunteer;

    Assignee in(OpenLedger open) {
        Find find = new Find(open);
        return new Assignee(
                team == null ? null : find.team(team),
                organisation == null ? null : find.organisation(organisation),
                volunteer == null ? null : find.volunteer(volunteer));
    }
}
