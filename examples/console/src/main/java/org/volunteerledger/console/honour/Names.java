package org.volunteerledger.console.honour;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.console.line.Find;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.honour.Board;
import org.volunteerledger.honour.BoardId;
import org.volunteerledger.honour.HonourKind;
import org.volunteerledger.honour.Recipient;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.service.Project;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.Team;

/** The words of the command line for records, and back. Persons are known by their volunteer numbers only. */
final class Names {

    private final OpenLedger open;

    Names(OpenLedger open) {
        this.open = open;
    }

    /** A recipient as it is typed, and where it belongs unless something else is said. */
    record Found(Recipient recipient, @Nullable AreaId home) {}

    Found recipient(String typed) {
        int colon = typed.indexOf(':');
        String name = typed.substring(colon + 1);
        return switch (typed.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
            case "person" -> {
                Volunteer volunteer = volunteer(name);
                yield new Found(Recipient.person(volunteer.id()), volunteer.area());
            }
            case "team" -> {
                Team team = named(Team.KIND, Team.NAME, name);
                yield new Found(Recipient.team(team.id()), team.area());
            }
            case "project" -> {
                Project project = named(Project.KIND, Project.NAME, name);
                yield new Found(Recipient.project(project.id()), project.area());
            }
            case "community" -> new Found(Recipient.community(area(name)), area(name));
            default ->
                throw new InvalidInput(
                        InputError.BAD_FORMAT,
                        "A recipient is person:NUMBER, team:NAME, project:NAME or community:CODE.");
        };
    }

    Volunteer volunteer(String number) {
        // Without the keys: numbers are no personal data.
        return open.ledger().people().byNumber(number).orElseThrow(() -> unknown("volunteer of that number"));
    }

    @Nullable VolunteerId volunteerOrNull(@Nullable String number) {
        return number == null ? null : volunteer(number).id();
    }

    AreaId area(String code) {
        return open.ledger()
                .places()
                .areaByCode(code)
                .orElseThrow(() -> unknown("area of code " + code))
                .id();
    }

    @Nullable AreaId areaOrNull(@Nullable String code) {
        return code == null ? null : area(code);
    }

    HonourKind kind(String code) {
        return open.ledger().honours().kindByCode(code).orElseThrow(() -> unknown("kind of honour " + code));
    }

    /** There are some dozens of boards at most, so that their names need no index. */
    BoardId board(String nameOrId) {
        List<BoardId> boards = Pages.all(open.storage(), Board.KIND, Filter.ALL).stream()
                .map(Versioned::entity)
                .filter(board -> board.name().equals(nameOrId)
                        || Long.toString(board.id().value()).equals(nameOrId))
                .map(Board::id)
                .toList();
        if (boards.size() > 1) {
            throw new InvalidInput(InputError.CONTRADICTION, "More than one board is named " + nameOrId + ".");
        }
        return boards.stream().findFirst().orElseThrow(() -> unknown("board " + nameOrId));
    }

    OrganisationId organisation(String codeNameOrId) {
        return open.ledger()
                .teams()
                .organisationByCode(codeNameOrId)
                .map(Organisation::id)
                .orElseGet(() -> new Find(open).organisation(codeNameOrId));
    }

    /** How recipients are shown, with one read for each type. */
    Map<Recipient, String> labels(Collection<Recipient> recipients) {
        Map<Recipient, String> labels = new HashMap<>();
        label(labels, recipients, Recipient.Type.PERSON, Volunteer.KIND, Volunteer::number);
        label(labels, recipients, Recipient.Type.TEAM, Team.KIND, Team::name);
        label(labels, recipients, Recipient.Type.PROJECT, Project.KIND, Project::name);
        label(labels, recipients, Recipient.Type.COMMUNITY, Area.KIND, area -> area.nameOn(open.today()));
        return labels;
    }

    /** How records are shown, by id, with one read. */
    <E> Map<Long, String> labels(Kind<E> kind, Collection<Long> ids, Function<E, String> label) {
        Map<Long, String> labels = new HashMap<>();
        Pages.byId(open.storage(), kind, ids).forEach((id, found) -> labels.put(id, label.apply(found.entity())));
        return labels;
    }

    private <E> void label(
            Map<Recipient, String> labels,
            Collection<Recipient> recipients,
            Recipient.Type type,
            Kind<E> kind,
            Function<E, String> label) {
        List<Long> ids = recipients.stream()
                .filter(each -> each.type() == type)
                .map(Recipient::id)
                .toList();
        String prefix = type.name().toLowerCase(Locale.ROOT) + ":";
        labels(kind, ids, label).forEach((id, name) -> labels.put(new Recipient(type, id), prefix + name));
    }

    private <E> E named(Kind<E> kind, Attribute<E> attribute, String name) {
        List<Versioned<E>> found = open.storage()
                .list(kind, Filter.equal(attribute, name), PageRequest.first(2))
                .items();
        if (found.isEmpty()) {
            throw unknown(kind.name() + " named " + name);
        }
        if (found.size() > 1) {
            throw new InvalidInput(
                    InputError.CONTRADICTION, "More than one " + kind.name() + " is named " + name + ".");
        }
        return found.get(0).entity();
    }

    private static InvalidInput unknown(String what) {
        return new InvalidInput(CommandError.UNKNOWN_RECORD, "There is no " + what + ".");
    }
}
