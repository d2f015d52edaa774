package org.volunteerledger.console.care;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.CarePairing;
import org.volunteerledger.care.CarePairingId;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.care.PairingProposal;
import org.volunteerledger.care.PairingStatus;
import org.volunteerledger.care.Pairings;
import org.volunteerledger.command.IdList;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.storage.ChangeRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code care pair}: who cares for whom. */
@Command(
        name = "pair",
        description = "Who cares for whom: proposed by address, confirmed by the volunteer, ended with a reason.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class PairCommand {

    private final Terminal terminal;
    private final Stores stores;

    PairCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(
            description =
                    "Proposes a carer to every recipient of an area who has none: nearest first, nobody above the limit.",
            mixinStandardHelpOptions = true)
    int propose(
            @Option(names = "--area", required = true, paramLabel = "CODE", description = "The area.") String area,
            @Option(names = "--try", description = "Show the proposals only.") boolean trial,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            CareRules rules = desk.rules();
            List<PairingProposal> proposals = trial ? suggest(desk, area, rules) : propose(desk, area, rules);
            Map<VolunteerId, String> numbers = desk.numbers(
                    proposals.stream().map(PairingProposal::volunteer).toList());
            desk.show(
                    List.of(
                            Column.text("recipient"),
                            Column.text("volunteer"),
                            Column.text("same"),
                            Column.number("load_before")),
                    table -> proposals.forEach(each -> table.row(Arrays.asList(
                            Long.toString(each.recipient().value()),
                            numbers.get(each.volunteer()),
                            each.nearness().name(),
                            each.loadBefore()))));
        });
    }

    private static List<PairingProposal> suggest(CareDesk desk, String area, CareRules rules) {
        return desk.care().pairings().suggest(desk.tree(), desk.area(area), rules);
    }

    private static List<PairingProposal> propose(CareDesk desk, String area, CareRules rules) {
        List<PairingProposal> proposals = new ArrayList<>(sentBefore(desk, area, rules));
        if (proposals.size() % Pairings.MAX_PAIRINGS == 0) {
            List<PairingProposal> more = suggest(desk, area, rules);
            for (int from = 0; from < more.size(); from += Pairings.MAX_PAIRINGS) {
                List<PairingProposal> batch = more.subList(from, Math.min(more.size(), from + Pairings.MAX_PAIRINGS));
                desk.care().pairings().propose(desk.command(), batch, rules);
            }
            proposals.addAll(more);
        }
        return proposals;
    }

    /** The proposals of the same line before, sent again: asked for anew, they would be others. Its last batch is not a full one. */
    private static List<PairingProposal> sentBefore(CareDesk desk, String area, CareRules rules) {
        List<PairingProposal> all = new ArrayList<>();
        for (List<PairingProposal> batch = batchSentBefore(desk, area);
                !batch.isEmpty();
                batch = batchSentBefore(desk, area)) {
            desk.care().pairings().propose(desk.command(), batch, rules);
            all.addAll(batch);
        }
        return all;
    }

    private static List<PairingProposal> batchSentBefore(CareDesk desk, String area) {
        List<CarePairing> made = desk.sentBefore()
                .filter(change -> change.command().equals("propose-pairings"))
                .map(ChangeRecord::result)
                .map(ids -> IdList.read(ids, CarePairingId::new).stream()
                        .map(id -> desk.care().pairings().find(id).orElseThrow())
                        .toList())
                .orElse(List.of());
        Set<AreaId> within = desk.tree().subtree(desk.area(area));
        boolean same = made.stream()
                .allMatch(pairing -> desk.care()
                        .recipients()
                        .find(pairing.recipient())
                        .filter(recipient -> within.contains(recipient.home()))
                        .isPresent());
        return !same
                ? List.of()
                : made.stream()
                        .map(pairing -> new PairingProposal(
                                pairing.recipient(), pairing.volunteer(), pairing.nearness(), pairing.loadBefore()))
                        .toList();
    }

    @Command(description = "Records that the volunteer agrees.", mixinStandardHelpOptions = true)
    int confirm(
            @Parameters(paramLabel = "PAIRING", arity = "0..*", description = "The ids of the pairings.") @Nullable List<Long> ids,
            @Option(names = "--all", description = "Every pairing that is proposed.") boolean all,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            List<CarePairingId> pairings = new ArrayList<>();
            if (ids != null) {
                ids.forEach(id -> pairings.add(new CarePairingId(id)));
            }
            if (all) {
                visit(desk, PairingStatus.PROPOSED, each -> pairings.add(each.id()));
            }
            for (int from = 0; from < pairings.size(); from += Pairings.MAX_PAIRINGS) {
                desk.care()
                        .pairings()
                        .confirmAll(
                                desk.command(),
                                pairings.subList(from, Math.min(pairings.size(), from + Pairings.MAX_PAIRINGS)));
            }
            desk.say(pairings.size() + " pairings confirmed");
        });
    }

    @Command(description = "Records that the volunteer declines.", mixinStandardHelpOptions = true)
    int decline(
            @Parameters(paramLabel = "PAIRING", description = "The id of the pairing.") long id,
            @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Why.") String reason,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            desk.care().pairings().decline(desk.because(reason), new CarePairingId(id));
            desk.say("pairing " + id + " declined");
        });
    }

    @Command(description = "Ends a pairing.", mixinStandardHelpOptions = true)
    int end(
            @Parameters(paramLabel = "PAIRING", description = "The id of the pairing.") long id,
            @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Why, such as MOVED_AWAY.")
                    String reason,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            desk.care().pairings().end(desk.because(reason), new CarePairingId(id), reason);
            desk.say("pairing " + id + " ended");
        });
    }

    @Command(description = "Lists pairings.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--status", paramLabel = "STATUS", description = "${COMPLETION-CANDIDATES}. Default: all")
                    @Nullable PairingStatus status,
            @Mixin CareOptions options) {
        return CareDesk.read(
                terminal,
                stores,
                options,
                desk -> desk.show(
                        List.of(
                                Column.text("pairing"),
                                Column.text("recipient"),
                                Column.text("volunteer"),
                                Column.text("status"),
                                Column.text("same"),
                                Column.number("load_before"),
                                Column.text("from"),
                                Column.text("to"),
                                Column.text("reason")),
                        table -> visitPages(desk, status, page -> rows(desk, page, table))));
    }

    private static void visit(CareDesk desk, @Nullable PairingStatus status, Consumer<CarePairing> visitor) {
        visitPages(desk, status, page -> page.forEach(visitor));
    }

    private static void visitPages(CareDesk desk, @Nullable PairingStatus status, Consumer<List<CarePairing>> visitor) {
        Listing.pages(page -> desk.care().pairings().list(status, page), visitor);
    }

    private static void rows(CareDesk desk, List<CarePairing> pairings, TableWriter table) {
        Map<VolunteerId, String> numbers =
                desk.numbers(pairings.stream().map(CarePairing::volunteer).toList());
        pairings.forEach(pairing -> table.row(Arrays.asList(
                Long.toString(pairing.id().value()),
                Long.toString(pairing.recipient().value()),
                numbers.get(pairing.volunteer()),
                pairing.status().name(),
                pairing.nearness().name(),
                pairing.loadBefore(),
                pairing.confirmedOn(),
                pairing.endedOn(),
                pairing.reason())));
    }
}
