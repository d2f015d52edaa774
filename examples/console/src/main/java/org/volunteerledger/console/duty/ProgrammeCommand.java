package org.volunteerledger.console.duty;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.Group;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.store.TextFile;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.calendar.HolidayRule;
import org.volunteerledger.duty.calendar.Recurrence;
import org.volunteerledger.duty.calendar.WorkingCalendar;
import org.volunteerledger.duty.programme.Programme;
import org.volunteerledger.duty.programme.ProgrammeId;
import org.volunteerledger.duty.programme.ProgrammePlan;
import org.volunteerledger.duty.programme.Theme;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.team.Team;
import org.volunteerledger.team.TeamId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code duty programme}: recurring programmes. */
@Command(
        name = "programme",
        description = "Recurring programmes with a theme and leader for each day.",
        footer = {
            "",
            "Examples:",
            "  duty programme start 小喇叭 --team 小喇叭 --from 2026-01-01 --hours 09:00-11:00 --holidays SKIP"
                    + " --theme 红色帮扶=FREQ=WEEKLY;BYDAY=MO@V1 --theme 绿色环保=FREQ=WEEKLY;BYDAY=FR@V2",
            "  duty programme preview 小喇叭 --from 2026-04-01 --to 2026-07-01",
            "  duty programme generate 小喇叭 --from 2026-04-01 --to 2026-07-01"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ProgrammeCommand extends Group {

    private final Terminal terminal;
    private final Stores stores;

    ProgrammeCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Command(name = "start", description = "Starts a programme.", mixinStandardHelpOptions = true)
    int start(
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Option(names = "--team", paramLabel = "NAME|ID", required = true, description = "The team.") String team,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "The day after the last.") @Nullable LocalDate to,
            @Option(names = "--hours", paramLabel = "FROM-TO", required = true, description = "Such as 09:00-11:00.")
                    String hours,
            @Option(
                            names = "--holidays",
                            paramLabel = "HOLIDAYS",
                            defaultValue = "SKIP",
                            description = "What becomes of holidays and worked weekends: ${COMPLETION-CANDIDATES}."
                                    + " Default: ${DEFAULT-VALUE}")
                    HolidayRule holidays,
            @Option(
                            names = "--theme",
                            paramLabel = "NAME=RULE@LEADER",
                            required = true,
                            description = "A theme, a rule of RFC 5545 and the number of the leader. Repeatable.")
                    List<String> themes,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            Find find = new Find(open);
            TeamId serving = find.team(team);
            Team of = open.storage()
                    .find(Team.KIND, serving.value())
                    .orElseThrow()
                    .entity();
            ProgrammePlan plan = new ProgrammePlan(
                    name,
                    Affiliation.of(serving, of.organisation(), of.area()),
                    from,
                    to,
                    holidays,
                    themes(find, themes, Needed.Hours.parse("--hours", hours)));
            ProgrammeId id = open.ledger().duty().programmes().start(options.command(), plan);
            return "programme " + id.value();
        });
    }

    @Command(
            name = "generate",
            description = "Makes an activity for every planned day that has none yet.",
            mixinStandardHelpOptions = true)
    int generate(
            @Parameters(paramLabel = "NAME|ID", description = "The programme.") String programme,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first planned day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last.")
                    LocalDate to,
            @Option(names = "--calendar", paramLabel = "FILE", description = "Holiday plans in JSON. Default: China's")
                    @Nullable Path calendar,
            @Mixin LineOptions options) {
        return options.change(terminal, stores, open -> {
            int made = open.ledger()
                    .duty()
                    .programmes()
                    .generate(options.command(), id(open, programme), from, to, calendar(calendar))
                    .size();
            return made + (made == 1 ? " activity" : " activities") + " made";
        });
    }

    @Command(
            name = "preview",
            description = "Shows the planned days of a period, and where holidays move them.",
            mixinStandardHelpOptions = true)
    int preview(
            @Parameters(paramLabel = "NAME|ID", description = "The programme.") String programme,
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first planned day.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last.")
                    LocalDate to,
            @Option(names = "--calendar", paramLabel = "FILE", description = "Holiday plans in JSON. Default: China's")
                    @Nullable Path calendar,
            @Mixin LineOptions options) {
        List<Column> columns = List.of(
                Column.text("planned"),
                Column.text("weekday"),
                Column.text("theme"),
                Column.text("leader"),
                Column.text("held"));
        return options.show(terminal, stores, columns, (open, table) -> {
            ProgrammePlan plan = open.ledger()
                    .duty()
                    .programmes()
                    .find(id(open, programme))
                    .orElseThrow()
                    .plan();
            Map<Long, String> leaders = new Find(open)
                    .numbers(plan.themes().stream().map(Theme::leader).toList());
            plan.occasions(from, to, calendar(calendar))
                    .forEach(occasion -> table.row(Arrays.asList(
                            occasion.planned().toString(),
                            occasion.planned().getDayOfWeek().name(),
                            occasion.theme().name(),
                            leaders.get(occasion.theme().leader().value()),
                            occasion.held() == null
                                    ? "falls out"
                                    : occasion.held().toString())));
        });
    }

    private static ProgrammeId id(OpenLedger open, String programme) {
        return new ProgrammeId(new Find(open).named(Programme.KIND, Programme.NAME, programme));
    }

    private static WorkingCalendar calendar(@Nullable Path file) {
        return file == null ? WorkingCalendar.china() : WorkingCalendar.parse(TextFile.read(file));
    }

    private static List<Theme> themes(Find find, List<String> texts, Needed.Hours hours) {
        List<Theme> themes = new ArrayList<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            int at = text.lastIndexOf('@');
            if (equals < 1 || at < equals) {
                throw Needed.wrong("--theme", "is not written as NAME=RULE@LEADER");
            }
            VolunteerId leader = find.volunteer(text.substring(at + 1));
            Recurrence days = new Recurrence(text.substring(equals + 1, at));
            themes.add(new Theme(
                    themes.size() + 1, text.substring(0, equals), days, leader, hours.start(), hours.end(), 0, 0));
        }
        return themes;
    }
}
