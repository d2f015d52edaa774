package org.volunteerledger.console.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;

@NullMarked
final class PersonsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 1, 1);

    @Test
    void numbersAreValidAndNobodySharesOne() {
        Set<String> numbers = new HashSet<>();
        for (int volunteer = 0; volunteer < 70_350; volunteer++) {
            String number = Persons.residentNumber(volunteer, 0);
            assertThat(IdentityDocument.of(DocumentType.RESIDENT_ID, number, TODAY)
                            .number())
                    .isEqualTo(number);
            numbers.add(number.substring(0, 17));
            numbers.add(Persons.residentNumber(volunteer, 1).substring(0, 17));
        }
        assertThat(numbers).hasSize(2 * 70_350);
    }

    @Test
    void aSeedAlwaysMeansTheSamePeople() {
        Persons one = new Persons(new Draws(7), TODAY);
        Persons same = new Persons(new Draws(7), TODAY);
        Persons other = new Persons(new Draws(8), TODAY);

        assertThat(same.person(41)).isEqualTo(one.person(41));
        assertThat(other.person(41)).isNotEqualTo(one.person(41));
    }
}
