package org.volunteerledger.console.duty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.line.LineOptions;
import org.volunteerledger.console.line.Needed;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.duty.agreement.Agreement;
import org.volunteerledger.duty.agreement.AgreementId;
import org.volunteerledger.duty.agreement.NewAgreement;
import org.volunteerledger.duty.agreement.Obligation;
import org.volunteerledger.duty.calendar.PeriodKind;
import org.volunteerledger.place.Area;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.team.OrganisationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code duty agreement}: signs, keeps, ends and lists agreements. */
@Command(
        name = "agreement",
        description = {
            "Signs an agreement (--sign), names an activity that keeps it (--keep), ends it (--end), or lists agreements.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  duty agreement --sign 校社联盟 --unit 学校 --community 640106001 --from 2026-01-01 --to 2027-01-01 --each QUARTER",
            "  duty agreement --keep 42 --activity 4711",
            "  duty agreement --unit 学校"
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class AgreementCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Stores stores;

    @Option(names = "--sign", paramLabel = "NAME", description = "Signs an agreement of this name.")
    private @Nullable String name;

    @Option(names = "--keep", paramLabel = "ID", description = "Names an activity that is to count for the agreement.")
    private @Nullable Long keep;

    @Option(
            names = "--end",
            paramLabel = "ID",
            description = "Ends the agreement on the day --from; --because says why.")
    private @Nullable Long end;

    @Option(names = "--unit", paramLabel = "NAME|ID", description = "The unit that takes on the obligation.")
    private @Nullable String unit;

    @Option(names = "--community", paramLabel = "CODE", description = "The community.")
    private @Nullable String community;

    @Option(names = "--partner", paramLabel = "NAME|ID", description = "A further organisation. Repeatable.")
    private List<String> partners = List.of();

    @Option(names = "--from", paramLabel = "DAY", description = "The first day of the term.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "The day after the last.")
    private @Nullable LocalDate to;

    @Option(
            names = "--each",
            paramLabel = "EACH",
            defaultValue = "QUARTER",
            description = "The period of the obligation: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private PeriodKind each = PeriodKind.QUARTER;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many activities in each. Default: ${DEFAULT-VALUE}")
    private int count = 1;

    @Option(names = "--category", paramLabel = "CODE", description = "The category that the activities must have.")
    private @Nullable String category;

    @Option(names = "--activity", paramLabel = "NAME|ID", description = "The activity, for --keep.")
    private @Nullable String activity;

    @Mixin
    private LineOptions options = new LineOptions();

    AgreementCommand(Terminal terminal, Stores stores) {
        this.terminal = terminal;
        this.stores = stores;
    }

    @Override
    public Integer call() {
        Long kept = keep;
        Long ended = end;
        if (name != null) {
            return options.change(terminal, stores, this::sign);
        }
        if (kept != null) {
            return options.change(terminal, stores, open -> {
                ActivityId held = new Find(open).activity(Needed.option("--activity", activity));
                open.ledger().duty().agreements().name(options.command(), new AgreementId(kept), 1, held);
                return "activity " + held.value() + " counts for agreement " + kept + " once it is held";
            });
        }
        if (ended != null) {
            return options.change(terminal, stores, open -> {
                LocalDate day = Needed.option("--from", from);
                open.ledger().duty().agreements().end(options.command(), new AgreementId(ended), day);
                return "agreement " + ended + " ends before " + day;
            });
        }
        return list();
    }

    private String sign(OpenLedger open) {
        Find find = new Find(open);
        Obligation obligation =
                new Obligation(1, "joint activity", each, count, category == null ? null : find.category(category));
        AgreementId id = open.ledger()
                .duty()
                .agreements()
                .sign(
                        options.command(),
                        new NewAgreement(
                                Needed.option("--sign", name),
                                find.organisation(Needed.option("--unit", unit)),
                                find.area(Needed.option("--community", community)),
                                partners.stream().map(find::organisation).toList(),
                                Needed.option("--from", from),
                                Needed.option("--to", to),
                                List.of(obligation)));
        return "agreement " + id.value();
    }

    private int list() {
        List<Column> columns = List.of(
                Column.text("agreement"),
                Column.text("name"),
                Column.text("unit"),
                Column.text("community"),
                Column.text("from"),
                Column.text("to"),
                Column.text("obliges"),
                Column.text("in_force"));
        return options.show(terminal, stores, columns, (open, table) -> {
            Find find = new Find(open);
            List<Agreement> agreements = open.ledger()
                    .duty()
                    .agreements()
                    .list(
                            unit == null ? null : find.organisation(unit),
                            community == null ? null : find.area(community));
            List<OrganisationId> units = agreements.stream()
                    .map(agreement -> agreement.terms().unit())
                    .toList();
            Map<Long, String> names = find.organisations(units);
            Map<Long, String> areas = find.words(
                    Area.KIND,
                    agreements.stream()
                            .map(agreement -> agreement.terms().community())
                            .toList(),
                    area -> area.nameOn(open.today()));
            agreements.forEach(agreement -> table.row(Arrays.asList(
                    Long.toString(agreement.id().value()),
                    agreement.terms().name(),
                    names.get(agreement.terms().unit().value()),
                    areas.get(agreement.terms().community().value()),
                    agreement.terms().from().toString(),
                    agreement.to().toString(),
                    agreement.terms().obligations().stream()
                            .map(each -> each.count() + " per " + each.period())
                            .collect(Collectors.joining(", ")),
                    agreement.holdsOn(open.today()) ? "yes" : "no")));
        });
    }
}
