package org.volunteerledger.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.hours.accrual.AccrualPolicy;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.json.JsonInput;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.policy.PolicySubject;

/**
 * What a place sets for itself, on one subject or several, for a time, as it is written in a file:
 *
 * <pre>{@code
 * {"area": "640106001", "from": "2027-01-01", "to": null,
 *  "rules": {"accrual": {"name": "eight hours", "limits": {"dailyMinutes": 480}}, "duty": {"timeCounts": true}}}
 * }</pre>
 *
 * <p>Subjects are accrual, care, duty, honours (for kinds of honours without rules of their own), minors, points, requests, stars
 * and time-credits; those that are left out stay as they are. Fields of a subject that are left out take the default of the subject, not what
 * was in force before: a file says all that will hold. Immutable.
 */
public final class PolicyFile {

    private static final Set<String> FIELDS = Set.of("area", "from", "to", "rules");

    /** The most code points of the code of an area. */
    private static final int MAX_CODE = 40;

    /** The first day that a file may name. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** The last day that a file may name. */
    public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private static final JsonCodec JSON = JsonCodec.shared();

    private final @Nullable String area;
    private final LocalDate from;
    private final @Nullable LocalDate to;
    private final SortedMap<String, Object> rules;

    private PolicyFile(@Nullable String area, LocalDate from, @Nullable LocalDate to, SortedMap<String, Object> rules) {
        this.area = Check.optionalText("area", area, MAX_CODE);
        this.from = from;
        this.to = to;
        this.rules = Collections.unmodifiableSortedMap(rules);
        Check.range("rules", rules.size(), 1, RuleSubject.ALL.size());
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput(
                    InputError.END_BEFORE_START,
                    "to is " + to + ", before from, which is " + from + ".",
                    Map.of("from", from, "to", to));
        }
    }

    /**
     * Reads a file.
     *
     * @param text its text, at most {@link JsonInput#MAX_LENGTH} long
     * @return what it says
     * @throws InvalidInput if it is not JSON, or a field is unknown, missing, of the wrong type or out of range, as a day before
     *     {@link #FIRST_DAY} or after {@link #LAST_DAY} is; the error has the path of the field, such as
     *     {@code rules.accrual.limits.dailyMinutes}
     */
    public static PolicyFile parse(String text) {
        JsonInput file = JsonInput.parse(text);
        file.requireOnly(FIELDS);
        JsonInput given = file.object("rules");
        given.requireOnly(RuleSubject.ALL.keySet());
        SortedMap<String, Object> rules = new TreeMap<>();
        for (String name : given.names()) {
            PolicySubject<?> subject =
                    Objects.requireNonNull(RuleSubject.ALL.get(name)).subject();
            rules.put(name, read(given, subject));
        }
        return new PolicyFile(
                file.find("area", String.class), Check.given("from", day(file, "from")), day(file, "to"), rules);
    }

    /** A year of four digits is easily mistyped, and rules that never begin would be in force without a word. */
    private static @Nullable LocalDate day(JsonInput file, String name) {
        LocalDate day = file.find(name, LocalDate.class);
        if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE,
                    name + " is " + day + "; it must lie between " + FIRST_DAY + " and " + LAST_DAY
                            + (name.equals("to")
                                    ? ", or be left out for rules that hold until later ones begin."
                                    : "."),
                    Map.of("path", name, "day", day));
        }
        return day;
    }

    static PolicyFile of(@Nullable String area, LocalDate from, SortedMap<String, Object> rules) {
        return new PolicyFile(area, from, null, rules);
    }

    private static <T> T read(JsonInput rules, PolicySubject<T> subject) {
        T read = rules.record(subject.name(), subject.type(), subject.fallback());
        if (read instanceof AccrualPolicy policy && policy.id() != Attribution.NONE) {
            throw new InvalidInput(
                    InputError.CONTRADICTION,
                    "rules.accrual.id is given by the ledger; leave it out.",
                    Map.of("path", "rules.accrual.id"));
        }
        return read;
    }

    /**
     * The code of the area.
     *
     * @return the code, or null for everywhere
     */
    public @Nullable String area() {
        return area;
    }

    /**
     * The first day.
     *
     * @return the day
     */
    public LocalDate from() {
        return from;
    }

    /**
     * The last day, inclusive.
     *
     * @return the day, or null if the rules hold until later ones begin
     */
    public @Nullable LocalDate to() {
        return to;
    }

    /**
     * The subjects on which it has rules.
     *
     * @return their names, in alphabetical order
     */
    public Set<String> subjects() {
        return rules.keySet();
    }

    /**
     * The rules on a subject.
     *
     * @param subject the subject
     * @param <T>     the rules
     * @return the rules, if the file has some
     */
    public <T> Optional<T> rules(PolicySubject<T> subject) {
        return Optional.ofNullable(rules.get(subject.name())).map(subject.type()::cast);
    }

    /**
     * The rules by which time is credited.
     *
     * @return the rules, if the file has some
     */
    public Optional<AccrualPolicy> accrual() {
        return rules(RuleSubject.ACCRUAL);
    }

    /**
     * The file.
     *
     * @return JSON on several lines that {@link #parse} reads
     */
    public String text() {
        return JSON.writeIndented(content());
    }

    /** The same for the same rules, in every process. */
    List<@Nullable Object> digest() {
        return Arrays.asList(area, from, to, JSON.write(rules));
    }

    <T> T need(PolicySubject<T> subject) {
        return rules(subject).orElseThrow(() -> new IllegalStateException("no rules on " + subject.name()));
    }

    SortedMap<String, Object> rules() {
        return rules;
    }

    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        if (area != null) {
            content.put("area", area);
        }
        content.put("from", from);
        if (to != null) {
            content.put("to", to);
        }
        content.put("rules", rules);
        return content;
    }
}
