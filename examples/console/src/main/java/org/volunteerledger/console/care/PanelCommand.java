package org.volunteerledger.console.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.CarePanel;
import org.volunteerledger.care.CarePanelId;
import org.volunteerledger.care.HouseholdId;
import org.volunteerledger.care.PanelGap;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.AreaId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code care panel}: volunteers of several roles who look after households together. */
@Command(
        name = "panel",
        description = "Household panels, such as one doctor and one party member for twenty households.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class PanelCommand {

    private final Terminal terminal;
    private final Stores stores;

    PanelCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(description = "Sets a panel up and shows its id.", mixinStandardHelpOptions = true)
    int form(
            @Parameters(paramLabel = "NAME", description = "The name.") String name,
            @Option(names = "--area", required = true, paramLabel = "CODE", description = "The area.") String area,
            @Option(names = "--organisation", paramLabel = "NAME", required = true, description = "Who sets it up.")
                    String organisation,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            CarePanelId id =
                    desk.care().panels().form(desk.command(), name, desk.area(area), desk.organisation(organisation));
            desk.say("panel " + id.value());
        });
    }

    @Command(description = "Records a qualification whose papers were checked.", mixinStandardHelpOptions = true)
    int qualify(
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Parameters(paramLabel = "QUALIFICATION", description = "Such as PHYSICIAN.") String name,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Option(names = "--until", paramLabel = "DAY", description = "The last day.") @Nullable LocalDate until,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            desk.care().qualifications().record(desk.command(), desk.volunteer(number), name, desk.or(from), until);
            desk.say(number + " is " + name);
        });
    }

    @Command(description = "Gives a volunteer a seat.", mixinStandardHelpOptions = true)
    int seat(
            @Parameters(paramLabel = "PANEL", description = "The id of the panel.") long id,
            @Parameters(paramLabel = "ROLE", description = "Such as DOCTOR or PARTY_MEMBER.") String role,
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            VolunteerId volunteer = desk.volunteer(number);
            desk.care()
                    .panels()
                    .seat(desk.command(), new CarePanelId(id), role, volunteer, desk.or(from), desk.rules());
            desk.say(number + " seated as " + role);
        });
    }

    @Command(description = "Ends the seats of a volunteer.", mixinStandardHelpOptions = true)
    int unseat(
            @Parameters(paramLabel = "PANEL", description = "The id of the panel.") long id,
            @Parameters(paramLabel = "VOLUNTEER", description = "The volunteer number.") String number,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day without. Default: today")
                    @Nullable LocalDate from,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            desk.care().panels().unseat(desk.command(), new CarePanelId(id), desk.volunteer(number), desk.or(from));
            desk.say(number + " left the panel");
        });
    }

    @Command(
            description = "Puts recipients into the care of a panel, each as a household of its own.",
            mixinStandardHelpOptions = true)
    int assign(
            @Parameters(paramLabel = "PANEL", index = "0", description = "The id of the panel.") long id,
            @Parameters(
                            paramLabel = "RECIPIENT",
                            index = "1..*",
                            arity = "1..*",
                            description = "The ids of the recipients.")
                    List<Long> recipients,
            @Option(names = "--together", description = "The recipients are one household.") boolean together,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day. Default: today") @Nullable LocalDate from,
            @Mixin CareOptions options) {
        return CareDesk.write(terminal, stores, options, desk -> {
            List<RecipientId> members =
                    recipients.stream().map(RecipientId::new).toList();
            List<List<RecipientId>> households =
                    together ? List.of(members) : members.stream().map(List::of).toList();
            List<HouseholdId> ids = Households.known(desk, households);
            desk.care().panels().assign(desk.command(), new CarePanelId(id), ids, desk.or(from), desk.rules());
            desk.say(ids.size() + " households assigned");
        });
    }

    @Command(description = "Lists panels.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--area", paramLabel = "CODE", description = "Within this area.") @Nullable String area,
            @Option(names = "--on", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate on,
            @Mixin CareOptions options) {
        return CareDesk.read(terminal, stores, options, desk -> {
            Set<AreaId> areas = desk.within(area);
            desk.show(
                    List.of(
                            Column.text("panel"),
                            Column.text("name"),
                            Column.number("members"),
                            Column.number("households")),
                    table -> Listing.<CarePanel>each(
                            page -> desk.care().panels().list(areas, page),
                            panel -> table.row(List.of(
                                    Long.toString(panel.id().value()),
                                    panel.name(),
                                    panel.membersOn(desk.or(on)).size(),
                                    panel.householdsOn(desk.or(on)).size()))));
        });
    }

    @Command(description = "Lists what panels lack on a day.", mixinStandardHelpOptions = true)
    int gaps(
            @Option(names = "--area", paramLabel = "CODE", description = "Within this area.") @Nullable String area,
            @Option(names = "--on", paramLabel = "DAY", description = "The day. Default: today") @Nullable LocalDate on,
            @Mixin CareOptions options) {
        return CareDesk.read(terminal, stores, options, desk -> {
            Set<AreaId> areas = desk.within(area);
            var rules = desk.rules();
            desk.show(
                    List.of(
                            Column.text("panel"),
                            Column.text("lacks"),
                            Column.number("needed"),
                            Column.number("present")),
                    table -> Listing.<PanelGap>each(
                            page -> desk.care().panels().gapsOn(areas, desk.or(on), rules, page),
                            gap -> table.row(List.of(
                                    Long.toString(gap.panel().value()), gap.role(), gap.needed(), gap.present()))));
        });
    }
}
