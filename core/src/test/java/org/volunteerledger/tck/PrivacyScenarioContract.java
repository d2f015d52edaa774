package org.volunteerledger.tck;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.hours.EntryRef;
import org.volunteerledger.json.JsonCodec;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.People;
import org.volunteerledger.people.PersonalData;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.privacy.KeyRing;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.RecordedChange;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;

/**
 * Canaries: people with names, numbers, birth dates and telephone numbers that occur nowhere else. After work that succeeds, is refused
 * and fails, none of these values, and no plain hash of one, may be found in what is stored, published, thrown, printed or logged.
 */
public abstract class PrivacyScenarioContract extends ScenarioContract {

    private static final String NAME = "古丽·喀那瑞";
    private static final String OTHER_NAME = "Xanthippe Canarywood";
    private static final String NUMBER = "11010519491231002X";
    private static final String OTHER_NUMBER = "440524188001010014";
    private static final String PHONE = "+8613900990099";
    private static final String BIRTH_DATE = "1949-12-31";
    private static final String BAD_NUMBER = "110105194912310021";

    private final List<String> seen = new ArrayList<>();

    /** For subclasses. */
    protected PrivacyScenarioContract() {}

    /**
     * Everything that the storage holds, as texts. An adapter author overrides this to read the storage's own tables or files, past the
     * storage's methods, and adds the texts to those of this method.
     *
     * @param storage the storage under test, open
     * @return the texts
     */
    protected List<String> stored(Storage storage) {
        List<String> texts = new ArrayList<>();
        JsonCodec json = JsonCodec.shared();
        VolunteerLedger.KINDS.forEach(kind -> addRecords(storage, kind, json, texts));
        Pages.visitEntries(storage, EntryFilter.ALL, entry -> {
            texts.add(json.write(entry));
            texts.add(entry.toString());
        });
        for (RecordedChange change : storage.changesAfter(0, PageRequest.MAX_LIMIT)) {
            texts.add(json.write(change.record()));
            texts.add(change.toString());
        }
        return texts;
    }

    private static <E> void addRecords(Storage storage, Kind<E> kind, JsonCodec json, List<String> texts) {
        Pages.visit(storage, kind, Filter.ALL, item -> {
            texts.add(json.write(item.entity()));
            texts.add(item.toString());
            kind.attributes().forEach(attribute -> texts.add(String.valueOf(attribute.valueOf(item.entity()))));
            kind.uniqueKeysOf(item.entity()).stream().map(UniqueKey::text).forEach(texts::add);
        });
    }

    @Test
    final void personalDataIsNowhereInClear() throws NoSuchAlgorithmException {
        try (Listening listening = new Listening()) {
            work();
            seen.addAll(listening.heard());
        }
        seen.addAll(stored(storage()));
        Expect.that("more than 50 texts are looked at", seen.size() > 50, seen.size() + "");
        for (String canary : canaries()) {
            for (String text : seen) {
                if (text.toLowerCase(Locale.ROOT).contains(canary.toLowerCase(Locale.ROOT))) {
                    throw Expect.failure("Sensitive: held as ciphertext only", "no text with " + canary, text, null);
                }
            }
        }
    }

    /** Everything that touches a person, well and badly. */
    private void work() {
        People people = ledger().people();
        PersonalData person = data(NAME, NUMBER);
        Command command = command();
        VolunteerId id = people.register(command, person(person));
        people.register(command, person(person));
        VolunteerId other = people.register(command(), person(data(OTHER_NAME, OTHER_NUMBER)));
        people.reveal(command(), id);
        seen.add(person.toString());
        seen.add(person(person).toString());
        fails(() -> people.register(command(), person(data(OTHER_NAME, NUMBER))));
        fails(() -> people.register(command, person(data(NAME, OTHER_NUMBER))));
        fails(() -> people.registerAll(command(), List.of(person(person), person(person))));
        fails(() -> people.update(command(), other, data(OTHER_NAME, NUMBER), null));
        fails(() -> data(NAME, BAD_NUMBER));
        fails(() -> data(NAME + "\u0000", null));
        fails(() -> data(NAME.repeat(50), null));
        fails(() -> new PersonalData(NAME, document(OTHER_NUMBER), LocalDate.parse(BIRTH_DATE), PHONE));
        fails(() -> new PersonalData(NAME, null, null, PHONE + "x"));
        fails(() -> IdentityDocument.of(DocumentType.PASSPORT, NUMBER + "/" + PHONE, LocalDate.of(2026, 3, 31)));
        fails(() -> with(1, KeyRing.of("k1", Map.of("k1", new byte[32]), new byte[32]))
                .reveal(command(), id));
        fails(() -> with(2, KeyRing.of("k9", Map.of("k9", new byte[32]), new byte[32]))
                .reveal(command(), id));
        EntryRef entry = post(timed(id, on("09:00"), on("10:00")));
        fails(() -> post(timed(id, on("09:30"), on("10:00"))));
        ledger().requests().object(command(), id, entry, "It is not right.");
        people.update(command(), id, data(NAME + "·二", NUMBER), null);
        people.suspend(command(), id);
        people.withdraw(command(), id);
        fails(() -> people.suspend(command(), id));
        people.forget(command(), id);
        fails(() -> people.reveal(command(), id));
        people.byDocument(document(NUMBER)).ifPresent(found -> seen.add(found.toString()));
        people.byDocument(document(OTHER_NUMBER)).ifPresent(found -> seen.add(found.toString()));
    }

    private void fails(Executable call) {
        LedgerException error = Expect.error("the canary's command fails", LedgerException.class, call);
        seen.add(error.getMessage());
        seen.add(error.toString());
        seen.add(error.fields().toString());
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            seen.add(cause.toString());
            for (Throwable suppressed : cause.getSuppressed()) {
                seen.add(suppressed.toString());
            }
        }
    }

    /** Each ledger needs a node of its own, or two make the same ids within one millisecond. */
    private People with(int node, KeyRing keys) {
        return VolunteerLedger.over(storage(), keys)
                .zone(ZONE)
                .node(node)
                .build()
                .people();
    }

    private static PersonalData data(String name, @org.jspecify.annotations.Nullable String number) {
        return new PersonalData(name, number == null ? null : document(number), null, PHONE);
    }

    private static IdentityDocument document(String number) {
        return IdentityDocument.of(DocumentType.RESIDENT_ID, number, LocalDate.of(2026, 3, 31));
    }

    private static List<String> canaries() throws NoSuchAlgorithmException {
        List<String> canaries = new ArrayList<>();
        for (String value : List.of(
                NAME,
                OTHER_NAME,
                NUMBER,
                OTHER_NUMBER,
                PHONE,
                BIRTH_DATE,
                BAD_NUMBER,
                DocumentType.RESIDENT_ID + ":" + NUMBER,
                DocumentType.RESIDENT_ID + ":" + OTHER_NUMBER)) {
            canaries.add(value);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            canaries.add(HexFormat.of().formatHex(hash));
            canaries.add(Base64.getEncoder().encodeToString(hash));
            canaries.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        }
        return canaries;
    }

    /** Listens to the log of the JDK and to both streams of the process, where other logs go that a test has set up. */
    private static final class Listening implements AutoCloseable {

        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        private final List<String> logged = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final PrintStream out = System.out;
        private final PrintStream err = System.err;
        private final Logger root = Logger.getLogger("");
        private final Level level = root.getLevel();
        private final Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage() + " " + entry.getThrown() + " "
                        + java.util.Arrays.toString(entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        Listening() {
            handler.setLevel(Level.ALL);
            root.addHandler(handler);
            root.setLevel(Level.ALL);
            PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
            System.setOut(both);
            System.setErr(both);
        }

        List<String> heard() {
            List<String> all = new ArrayList<>(logged);
            all.add(printed.toString(StandardCharsets.UTF_8));
            return all;
        }

        @Override
        public void close() {
            System.setOut(out);
            System.setErr(err);
            root.removeHandler(handler);
            root.setLevel(level);
        }
    }
}
