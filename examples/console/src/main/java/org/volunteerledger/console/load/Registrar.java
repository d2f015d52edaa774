package org.volunteerledger.console.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.volunteerledger.command.Command;
import org.volunteerledger.console.store.OpenLedger;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.Refused;
import org.volunteerledger.ledger.Interval;
import org.volunteerledger.people.People;
import org.volunteerledger.people.People.NewVolunteer;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.place.AreaId;
import org.volunteerledger.place.AreaLevel;
import org.volunteerledger.place.Places.NewArea;
import org.volunteerledger.place.StationKind;
import org.volunteerledger.service.ActivityPlan;
import org.volunteerledger.service.Affiliation;
import org.volunteerledger.service.NewProject;
import org.volunteerledger.service.ProjectId;
import org.volunteerledger.service.Schedule;
import org.volunteerledger.service.ServiceCategoryId;
import org.volunteerledger.team.NewTeam;
import org.volunteerledger.team.OrganisationId;
import org.volunteerledger.team.TeamId;

/**
 * Registers what rows refer to and the ledger does not have. What a record cannot do without and a row does not say is a record called
 * {@value #UNSPECIFIED}. The key of each command follows from the name, so that two imports at once register a name once.
 */
final class Registrar {

    /** The code and name of what a row does not say. */
    static final String UNSPECIFIED = "unspecified";

    /** Since when something is there is not known, and the next row may tell of an earlier day. */
    private static final LocalDate SINCE_EVER = LocalDate.of(1900, 1, 1);

    private static final String UNIT_SEPARATOR = "\u001F";

    private static final Map<Field, List<Field>> OWNED = Map.of(
            Field.TEAM, List.of(Field.ORGANISATION),
            Field.PROJECT, List.of(Field.ORGANISATION, Field.TEAM),
            Field.ACTIVITY, List.of(Field.ORGANISATION, Field.TEAM, Field.PROJECT));

    private final OpenLedger open;
    private final Directory directory;
    private final FirstDays firstDays;
    private final Map<Field, Integer> counts = new EnumMap<>(Field.class);

    Registrar(OpenLedger open, Directory directory, FirstDays firstDays) {
        this.open = open;
        this.directory = directory;
        this.firstDays = firstDays;
    }

    /** How many records of each field were registered. */
    Map<Field, Integer> counts() {
        return counts;
    }

    /**
     * Registers volunteers on the first day on which the import sees them serve, some hundreds in a commit.
     *
     * @param names the names by volunteer number; a number without a name is its own name
     * @return what was wrong with some of them
     */
    Map<String, LedgerException> registerVolunteers(Map<String, String> names) {
        Map<String, LedgerException> refused = new LinkedHashMap<>();
        List<NewVolunteer> wanted = new ArrayList<>();
        names.forEach((number, name) -> {
            try {
                wanted.add(new NewVolunteer(number, PersonalData.named(name), null, firstDays.of(number)));
            } catch (InvalidInput e) {
                refused.put(number, e);
            }
        });
        for (int from = 0; from < wanted.size(); from += People.MAX_VOLUNTEERS) {
            registerTogether(wanted.subList(from, Math.min(wanted.size(), from + People.MAX_VOLUNTEERS)), refused);
        }
        return refused;
    }

    /** Another import may have registered one of them meanwhile: then one by one. */
    private void registerTogether(List<NewVolunteer> wanted, Map<String, LedgerException> refused) {
        try {
            open.people().registerAll(command("volunteers", UUID.randomUUID().toString()), wanted);
            counts.merge(Field.VOLUNTEER, wanted.size(), Integer::sum);
        } catch (Refused e) {
            if (wanted.size() > 1) {
                wanted.forEach(each -> registerTogether(List.of(each), refused));
            } else if (wanted.get(0).number() != null
                    && directory
                            .findAnew(Field.VOLUNTEER, wanted.get(0).number())
                            .isEmpty()) {
                refused.put(wanted.get(0).number(), e);
            }
        }
    }

    /**
     * Registers something else.
     *
     * @param field what it is
     * @param text  its name or code
     * @param ids   what the row refers to besides
     * @param row   the row that asks for it first
     * @return the record
     */
    Candidate register(Field field, String text, Map<Field, Long> ids, ServiceRow row) {
        try {
            Candidate made = Candidate.of(field, id(field, text, ids, row));
            counts.merge(field, 1, Integer::sum);
            return directory.findAnew(field, text).stream()
                    .filter(found -> found.id() == made.id())
                    .findFirst()
                    .orElse(made);
        } catch (IdempotencyConflict e) {
            // Another import has registered it meanwhile, with other details.
            return directory.findAnew(field, text).stream()
                    .filter(found -> ids.entrySet().stream().allMatch(id -> found.agrees(id.getKey(), id.getValue())))
                    .findFirst()
                    .orElseThrow(() -> e);
        }
    }

    /** Two owners may each have one of that name. */
    private static String owners(Field field, Map<Field, Long> ids) {
        return OWNED.getOrDefault(field, List.of()).stream()
                .filter(ids::containsKey)
                .map(owner -> UNIT_SEPARATOR + owner.label() + UNIT_SEPARATOR + ids.get(owner))
                .collect(Collectors.joining());
    }

    private long id(Field field, String text, Map<Field, Long> ids, ServiceRow row) {
        Command command = command(field.label(), text + owners(field, ids));
        var ledger = open.ledger();
        return switch (field) {
            case AREA ->
                ledger.places()
                        .addArea(command, new NewArea(text, text, AreaLevel.COMMUNITY, null, SINCE_EVER))
                        .value();
            case STATION ->
                ledger.places()
                        .openStation(
                                command,
                                text,
                                StationKind.STATION,
                                new AreaId(stated(Field.AREA, ids, row)),
                                SINCE_EVER)
                        .value();
            case CATEGORY ->
                ledger.services().registerCategory(command, text, text).value();
            case ORGANISATION ->
                ledger.teams()
                        .registerOrganisation(command, text, null, null, null)
                        .value();
            case TEAM ->
                ledger.teams()
                        .foundTeam(
                                command,
                                NewTeam.of(
                                        text,
                                        new OrganisationId(stated(Field.ORGANISATION, ids, row)),
                                        new AreaId(stated(Field.AREA, ids, row)),
                                        SINCE_EVER))
                        .value();
            case PROJECT ->
                ledger.services()
                        .registerProjects(command, List.of(project(text, ids, row)))
                        .get(0)
                        .value();
            case ACTIVITY ->
                ledger.services()
                        .announce(command, List.of(activity(text, ids, row)))
                        .get(0)
                        .value();
            default -> throw new IllegalArgumentException(field + " is registered otherwise");
        };
    }

    private NewProject project(String name, Map<Field, Long> ids, ServiceRow row) {
        return new NewProject(
                name,
                new TeamId(stated(Field.TEAM, ids, row)),
                new OrganisationId(stated(Field.ORGANISATION, ids, row)),
                new AreaId(stated(Field.AREA, ids, row)),
                new ServiceCategoryId(stated(Field.CATEGORY, ids, row)),
                null,
                SINCE_EVER,
                null);
    }

    private ActivityPlan activity(String name, Map<Field, Long> ids, ServiceRow row) {
        LocalDate day = row.time().day();
        Long project = ids.get(Field.PROJECT);
        Long category = ids.get(Field.CATEGORY);
        Affiliation affiliation = new Affiliation(
                new TeamId(stated(Field.TEAM, ids, row)),
                new OrganisationId(stated(Field.ORGANISATION, ids, row)),
                new AreaId(stated(Field.AREA, ids, row)),
                null,
                project == null ? null : new ProjectId(project),
                category == null ? null : new ServiceCategoryId(category));
        Instant start = day.atStartOfDay(open.zone()).toInstant();
        Interval time = new Interval(start, start.plus(Duration.ofHours(24)));
        return ActivityPlan.of(name, open.actor(), affiliation, Schedule.single(time, 0));
    }

    /** What a row refers to, or the record that stands for what it does not say. */
    private long stated(Field field, Map<Field, Long> ids, ServiceRow row) {
        Long id = ids.get(field);
        if (id != null) {
            return id;
        }
        return directory.find(field, java.util.Set.of(UNSPECIFIED)).getOrDefault(UNSPECIFIED, List.of()).stream()
                .findFirst()
                .orElseGet(() -> register(field, UNSPECIFIED, Map.of(), row))
                .id();
    }

    private Command command(String what, String name) {
        return Command.of("import-" + what + "-" + digest(name), open.actor()).because("an imported row refers to it");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
