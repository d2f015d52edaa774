package org.volunteerledger.console.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.CarePlans;
import org.volunteerledger.care.CareProvider;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.NewCarePlan;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.VisitCycle;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.place.AreaId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code care plan}: what is done for recipients, and how often. */
@Command(
        name = "plan",
        description = "Care plans: what is done for a recipient, and how often.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class PlanCommand {

    private final Terminal terminal;
    private final Stores stores;

    PlanCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(
            description = "Issues plans to recipients, or to everybody in an area who consents and has none.",
            mixinStandardHelpOptions = true)
    int issue(
            @Parameters(paramLabel = "RECIPIENT", arity = "0..*", description = "The ids of the recipients.") @Nullable List<Long> ids,
            @Option(names = "--area", paramLabel = "CODE", description = "Everybody in this area.") @Nullable String area,
            @Option(
                            names = "--organisation",
                            paramLabel = "NAME",
                            required = true,
                            description = "Who records the hours.")
                    String organisation,
            @Option(
                            names = "--cycle",
                            paramLabel = "CYCLE",
                            defaultValue = "weekly",
                            description = "weekly, every:DAYS, or weekdays such as MON,THU. Default: ${DEFAULT-VALUE}")
                    String cycle,
            @Option(
                            names = "--items",
                            paramLabel = "ITEM",
                            split = ",",
                            description = "What is done, such as haircut,company.")
                    @Nullable List<String> items,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            CareProvider provider = CareProvider.of(desk.organisation(organisation));
            VisitCycle often = Cycles.parse(cycle);
            List<RecipientId> recipients = new ArrayList<>();
            if (ids != null) {
                ids.forEach(id -> recipients.add(new RecipientId(id)));
            }
            if (area != null) {
                recipients.addAll(without(desk, area, desk.or(from)));
            }
            List<NewCarePlan> plans = recipients.stream()
                    .map(recipient -> new NewCarePlan(
                            recipient, provider, often, items == null ? List.of() : items, desk.or(from)))
                    .toList();
            for (int first = 0; first < plans.size(); first += CarePlans.MAX_PLANS) {
                desk.care()
                        .plans()
                        .issueAll(
                                desk.command(),
                                plans.subList(first, Math.min(plans.size(), first + CarePlans.MAX_PLANS)));
            }
            desk.say(plans.size() + " plans issued, " + Cycles.format(often) + " from " + desk.or(from));
        });
    }

    @Command(description = "Shows the plan of a recipient.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "RECIPIENT", description = "The id of the recipient.") long id,
            @Option(names = "--on", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate on,
            @Mixin CareOptions options) {
        return CareDesk.read(
                terminal,
                stores,
                options,
                desk -> desk.show(
                        List.of(
                                Column.text("plan"),
                                Column.text("cycle"),
                                Column.text("items"),
                                Column.text("from"),
                                Column.text("to")),
                        table -> desk.care()
                                .plans()
                                .on(new RecipientId(id), desk.or(on))
                                .ifPresent(plan -> table.row(Arrays.asList(
                                        Long.toString(plan.id().value()),
                                        Cycles.format(plan.cycle()),
                                        String.join(",", plan.items()),
                                        plan.from().toString(),
                                        plan.to())))));
    }

    private static List<RecipientId> without(CareDesk desk, String area, LocalDate from) {
        List<RecipientId> without = new ArrayList<>();
        Set<AreaId> homes = desk.within(area);
        Listing.pages(page -> desk.care().recipients().list(homes, null, page), recipients -> {
            List<RecipientId> consenting = recipients.stream()
                    .filter(each -> each.isCaredForOn(from) && each.consentsTo(ConsentPurpose.CARE, from))
                    .map(Recipient::id)
                    .toList();
            without.addAll(desk.care().plans().withoutPlan(consenting));
        });
        return without;
    }
}
