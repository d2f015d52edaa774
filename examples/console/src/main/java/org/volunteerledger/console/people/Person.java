package org.volunteerledger.console.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.PersonalData;
import picocli.CommandLine.Option;

/** What is known of a new volunteer. */
final class Person {

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The name. It is kept encrypted.")
    private String name = "";

    @Option(names = "--id-card", paramLabel = "NUMBER", description = "The number of the identity card.")
    private @Nullable String idCard;

    @Option(
            names = "--born",
            paramLabel = "DAY",
            description = "The birth date; the rules on minors need it. Default: that of the identity card")
    private @Nullable LocalDate born;

    @Option(names = "--phone", paramLabel = "NUMBER", description = "The phone number.")
    private @Nullable String phone;

    PersonalData data(LocalDate today) {
        IdentityDocument document =
                idCard == null ? null : IdentityDocument.of(DocumentType.RESIDENT_ID, idCard, today);
        return new PersonalData(name, document, born, phone);
    }
}
