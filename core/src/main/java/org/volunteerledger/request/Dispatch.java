package org.volunteerledger.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.Refused;

/**
 * To whom a request is sent. The lead answers for it; each of them accepts or declines for itself.
 *
 * @param lead       the team or organisation that leads
 * @param supporters those that support it, at most {@value #MAX_SUPPORTERS}
 */
public record Dispatch(Assignee lead, List<Assignee> supporters) {

    /** The most supporters of one dispatch. */
    public static final int MAX_SUPPORTERS = 19;

    /** Copies the list and checks it. */
    public Dispatch {
        Check.given("lead", lead);
        supporters = List.copyOf(supporters);
        Check.range("supporters", supporters.size(), 0, MAX_SUPPORTERS);
        List<Assignee> all = new ArrayList<>(supporters);
        all.add(lead);
        for (Assignee each : all) {
            if (each.volunteer() != null) {
                throw new InvalidInput(
                        InputError.CONTRADICTION,
                        "A request is sent to teams and organisations; a volunteer claims.",
                        Map.of("volunteer", each.volunteer().value()));
            }
        }
        if (all.stream().distinct().count() != all.size()) {
            throw new Refused(RequestError.SENT_TWICE, "A team or organisation is named twice.");
        }
    }

    /**
     * To one alone.
     *
     * @param lead who
     * @return the dispatch
     */
    public static Dispatch to(Assignee lead) {
        return new Dispatch(lead, List.of());
    }

    List<Assignee> all() {
        List<Assignee> all = new ArrayList<>(supporters.size() + 1);
        all.add(lead);
        all.addAll(supporters);
        return all;
    }
}
