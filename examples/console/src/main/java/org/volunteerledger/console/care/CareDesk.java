package org.volunteerledger.console.care;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.care.Care;
import org.volunteerledger.care.CarePolicy;
import org.volunteerledger.care.CareRules;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.console.store.Stores;
import org.volunteerledger.console.table.Column;
import org.volunteerledger.console.table.TableWriter;
import org.volunteerledger.console.terminal.ExitCode;
import org.volunteerledger.console.terminal.Terminal;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.AreaTree;
import org.volunteerledger.place.Places;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;

/** A ledger that is open for one command about care, with the words by which the command line names records. */
final class CareDesk {

    private final Terminal terminal;
    private final CareOptions options;
    private final OpenLedger open;
    private final String key;
    private int commands;

    private CareDesk(Terminal terminal, CareOptions options, OpenLedger open) {
        this.terminal = terminal;
        this.options = options;
        this.open = open;
        this.key = options.key == null ? "care-" + UUID.randomUUID() : options.key;
    }

    static int read(Terminal terminal, Stores stores, CareOptions options, Consumer<CareDesk> work) {
        return work(terminal, stores, options, Stores.Access.READ, work);
    }

    static int write(Terminal terminal, Stores stores, CareOptions options, Consumer<CareDesk> work) {
        return work(terminal, stores, options, Stores.Access.WRITE, work);
    }

    private static int work(
            Terminal terminal, Stores stores, CareOptions options, Stores.Access access, Consumer<CareDesk> work) {
        return stores.with(options.store, access, open -> {
            work.accept(new CareDesk(terminal, options, open));
            return ExitCode.OK;
        });
    }

    Care care() {
        return open.care();
    }

    CareRules rules() {
        return CareRules.of(open.ledger().localPolicies().book(CarePolicy.SUBJECT));
    }

    OpenLedger ledger() {
        return open;
    }

    LocalDate today() {
        return open.today();
    }

    LocalDate or(@Nullable LocalDate day) {
        return open.orToday(day);
    }

    /** The key of the line; of further commands with a number, so that each is known again. */
    Command command() {
        String next = nextKey();
        commands++;
        return Command.of(next, open.actor());
    }

    /** What the next command made, if the line was sent before. */
    Optional<ChangeRecord> sentBefore() {
        return open.storage().changes(List.of(nextKey())).stream().findFirst();
    }

    private String nextKey() {
        return commands == 0 ? key : key + "-" + (commands + 1);
    }

    /** For what has to be there before, which a line that is sent again finds there. */
    Command before(String what) {
        return Command.of(key + "-" + what, open.actor());
    }

    Command because(@Nullable String reason) {
        return reason == null ? command() : command().because(reason);
    }

    AreaTree tree() {
        return open.ledger().places().treeOn(today());
    }

    void show(List<Column> columns, Consumer<TableWriter> rows) {
        TableWriter table = TableWriter.of(options.format, columns, terminal.out(), false);
        rows.accept(table);
        table.finish(List.of());
    }

    void say(String words) {
        terminal.out().println(words);
    }

    /** The volunteer of a volunteer number. */
    VolunteerId volunteer(String number) {
        VolunteerId id = open.ledger().people().idsByNumber(Set.of(number)).get(number);
        if (id == null) {
            throw unknown(CareUseError.UNKNOWN_VOLUNTEER, "No volunteer has that number.");
        }
        return id;
    }

    /** The volunteer numbers of some volunteers. */
    Map<VolunteerId, String> numbers(Collection<VolunteerId> volunteers) {
        Map<VolunteerId, String> numbers = new HashMap<>();
        Pages.byId(
                        open.storage(),
                        Volunteer.KIND,
                        volunteers.stream().map(VolunteerId::value).toList())
                .forEach((id, read) ->
                        numbers.put(new VolunteerId(id), read.entity().number()));
        return numbers;
    }

    /** The codes of some areas. */
    Map<AreaId, String> codes(Collection<AreaId> areas) {
        Map<AreaId, String> codes = new HashMap<>();
        Pages.byId(open.storage(), Area.KIND, areas.stream().map(AreaId::value).toList())
                .forEach((id, read) -> codes.put(new AreaId(id), read.entity().code()));
        return codes;
    }

    AreaId area(String code) {
        return open.ledger()
                .places()
                .areaByCode(code)
                .map(Area::id)
                .orElseThrow(() -> unknown(CareUseError.UNKNOWN_AREA, "No area has the code " + code + "."));
    }

    /** The area of a home, which is registered within another if it is new and that is said. */
    AreaId home(String code, @Nullable String within, AreaLevel level) {
        if (within == null || open.ledger().places().areaByCode(code).isPresent()) {
            return area(code);
        }
        Places.NewArea area = new Places.NewArea(code, code, level, area(within), LocalDate.of(1900, 1, 1));
        return open.ledger().places().addArea(before("home"), area);
    }

    /** An area with all that lies within, or null for everywhere. */
    @Nullable Set<AreaId> within(@Nullable String code) {
        return code == null ? null : tree().subtree(area(code));
    }

    OrganisationId organisation(String name) {
        List<Versioned<Organisation>> named = open.storage()
                .list(Organisation.KIND, Filter.equal(Organisation.NAME, name), PageRequest.first(2))
                .items();
        if (named.size() != 1) {
            throw unknown(
                    CareUseError.UNKNOWN_ORGANISATION,
                    (named.isEmpty() ? "No organisation is" : "Several organisations are") + " called " + name + ".");
        }
        return named.get(0).entity().id();
    }

    static InvalidInput unknown(ErrorCode code, String message) {
        return new InvalidInput(code, message, Map.of());
    }
}
