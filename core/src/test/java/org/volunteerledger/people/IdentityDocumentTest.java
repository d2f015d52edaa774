package org.volunteerledger.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

@NullMarked
final class IdentityDocumentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final String EXAMPLE = "11010519491231002X";

    @ParameterizedTest
    @CsvSource({
        // The two examples of GB 11643.
        "RESIDENT_ID,11010519491231002X,1949-12-31,FEMALE",
        "RESIDENT_ID,440524188001010014,1880-01-01,MALE",
    })
    void aNumberHoldsBirthDateAndSex(DocumentType type, String number, LocalDate birth, Sex sex) {
        IdentityDocument document = IdentityDocument.of(type, number, TODAY);
        assertThat(document.type()).isEqualTo(type);
        assertThat(document.number()).isEqualTo(number);
        assertThat(document.birthDate()).contains(birth);
        assertThat(document.sex()).contains(sex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002x",
                " 110105 19491231 002X\u3000",
                "１１０１０５１９４９１２３１００２Ｘ",
                "1101051949123100２ｘ",
                "11010519491231002X\u00A0\n"
            })
    void spellingsOfOneNumberAreEqual(String typed) {
        IdentityDocument document = IdentityDocument.of(DocumentType.RESIDENT_ID, typed, TODAY);
        IdentityDocument plain = IdentityDocument.of(DocumentType.RESIDENT_ID, EXAMPLE, TODAY);
        assertThat(document).isEqualTo(plain).hasSameHashCodeAs(plain).isNotEqualTo(EXAMPLE);
        assertThat(document.number()).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({
        "110105491231002,DOCUMENT_LEGACY",
        "11010519491231002,DOCUMENT_FORM",
        "11010519491231002XX,DOCUMENT_FORM",
        "11010549123100X,DOCUMENT_FORM",
        "11010519491231X02X,DOCUMENT_FORM",
        "11010519491231002A,DOCUMENT_FORM",
        "11010519491231002-,DOCUMENT_FORM",
        "1101051949123100\u0662X,DOCUMENT_FORM",
        "王芳,DOCUMENT_FORM",
        "000000194912310022,DOCUMENT_REGION",
        "010105194912310022,DOCUMENT_REGION",
        "910105194912310022,DOCUMENT_REGION",
        "110105199902300021,DOCUMENT_BIRTH_DATE",
        "110105199913010021,DOCUMENT_BIRTH_DATE",
        "110105000000000021,DOCUMENT_BIRTH_DATE",
        "110105190002290021,DOCUMENT_BIRTH_DATE",
        "110105179912310021,DOCUMENT_BIRTH_DATE",
        "110105202603020021,DOCUMENT_BIRTH_DATE",
        "110105194912310021,DOCUMENT_CHECK",
        "440524188001010015,DOCUMENT_CHECK"
    })
    void aWrongNumberIsRefusedByItsFirstFault(String number, PeopleError code) {
        assertRefused(DocumentType.RESIDENT_ID, number, code);
    }

    @Test
    void bornTodayIsNoFuture() {
        String newborn = withCheck("11010520260301001");
        assertThat(IdentityDocument.of(DocumentType.RESIDENT_ID, newborn, TODAY).birthDate())
                .contains(TODAY);
        String leapling = withCheck("11010520000229001");
        assertThat(IdentityDocument.of(DocumentType.RESIDENT_ID, leapling, TODAY)
                        .birthDate())
                .contains(LocalDate.of(2000, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(strings = {"810000", "820000", "830000"})
    void aPermitIsKnownByItsRegion(String region) {
        String number = withCheck(region + "19900101123");
        IdentityDocument permit = IdentityDocument.of(DocumentType.RESIDENCE_PERMIT, number, TODAY);
        assertThat(permit.birthDate()).contains(LocalDate.of(1990, 1, 1));
        assertThat(permit.sex()).contains(Sex.MALE);
        assertRefused(DocumentType.RESIDENT_ID, number, PeopleError.DOCUMENT_REGION);
        assertRefused(DocumentType.RESIDENCE_PERMIT, EXAMPLE, PeopleError.DOCUMENT_REGION);
    }

    @Test
    void everySingleWrongCharacterAndEverySwapIsCaught() {
        Random random = new Random(11643);
        for (int round = 0; round < 300; round++) {
            LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(34_000));
            String body = "%06d%s%03d"
                    .formatted(
                            110_000 + random.nextInt(540_000), birth.toString().replace("-", ""), random.nextInt(1000));
            String number = withCheck(body);
            IdentityDocument.of(DocumentType.RESIDENT_ID, number, TODAY);
            for (String wrong : mutants(number)) {
                assertThatThrownBy(() -> IdentityDocument.of(DocumentType.RESIDENT_ID, wrong, TODAY))
                        .isInstanceOf(InvalidInput.class);
            }
        }
    }

    @Test
    void passportsAreLettersAndDigits() {
        assertThat(IdentityDocument.of(DocumentType.PASSPORT, "e 12345678", TODAY)
                        .number())
                .isEqualTo("E12345678");
        assertThat(IdentityDocument.of(DocumentType.PASSPORT, "AB123", TODAY).birthDate())
                .isEmpty();
        assertThat(IdentityDocument.of(DocumentType.PASSPORT, "AB123", TODAY).sex())
                .isEmpty();
        assertRefused(DocumentType.PASSPORT, "E123", PeopleError.DOCUMENT_FORM);
        assertRefused(DocumentType.PASSPORT, "E1234567890123456789012", PeopleError.DOCUMENT_FORM);
        assertRefused(DocumentType.PASSPORT, "E12345-78", PeopleError.DOCUMENT_FORM);
    }

    @Test
    void otherDocumentsAreAnyText() {
        assertThat(IdentityDocument.of(DocumentType.OTHER, "军字第 １２３４号", TODAY).number())
                .isEqualTo("军字第1234号");
        assertThat(IdentityDocument.of(DocumentType.OTHER, "a123456（7）", TODAY))
                .isEqualTo(IdentityDocument.of(DocumentType.OTHER, "A123456(7)", TODAY))
                .isNotEqualTo(IdentityDocument.of(DocumentType.OTHER, "A1234567", TODAY));
        assertRefused(DocumentType.OTHER, "1".repeat(41), InputError.TOO_LONG);
        assertRefused(DocumentType.OTHER, "  ", InputError.MISSING);
        assertRefused(DocumentType.OTHER, "A12\u202E3456", InputError.BAD_CHARACTER);
    }

    @Test
    void twoTypesOfOneNumberDiffer() {
        assertThat(IdentityDocument.of(DocumentType.OTHER, EXAMPLE, TODAY))
                .isNotEqualTo(IdentityDocument.of(DocumentType.RESIDENT_ID, EXAMPLE, TODAY));
    }

    @Test
    void toStringShowsTheMaskOnly() {
        assertThat(IdentityDocument.of(DocumentType.RESIDENT_ID, EXAMPLE, TODAY))
                .hasToString("RESIDENT_ID 1****************X");
    }

    @Test
    void sexHasTheCodesOfTheStandard() {
        assertThat(List.of(Sex.ofCode(0), Sex.ofCode(1), Sex.ofCode(2), Sex.ofCode(9)))
                .containsExactly(Sex.values());
        for (Sex sex : Sex.values()) {
            assertThat(Sex.ofCode(sex.code())).isEqualTo(sex);
        }
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Sex.ofCode(3)).code())
                .isEqualTo(InputError.OUT_OF_RANGE);
    }

    private static void assertRefused(DocumentType type, String number, ErrorCode code) {
        InvalidInput error = catchThrowableOfType(InvalidInput.class, () -> IdentityDocument.of(type, number, TODAY));
        assertThat(error).isNotNull();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.getCause()).isNull();
        if (!number.isBlank()) {
            assertThat(error.toString() + error.fields()).doesNotContain(number);
        }
    }

    private static List<String> mutants(String number) {
        return IntStream.range(0, 18)
                .boxed()
                .flatMap(at -> {
                    List<String> wrong = new java.util.ArrayList<>();
                    for (char c : (at == 17 ? "0123456789X" : "0123456789").toCharArray()) {
                        wrong.add(number.substring(0, at) + c + number.substring(at + 1));
                    }
                    if (at < 17) {
                        wrong.add(number.substring(0, at)
                                + number.charAt(at + 1)
                                + number.charAt(at)
                                + number.substring(at + 2));
                    }
                    return wrong.stream();
                })
                .filter(wrong -> !wrong.equals(number))
                .toList();
    }

    /** The weights as the standard's table lists them, written apart from the code under test. */
    private static String withCheck(String seventeen) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = IntStream.range(0, 17)
                .map(i -> (seventeen.charAt(i) - '0') * weights[i])
                .sum();
        return seventeen + "10X98765432".charAt(sum % 11);
    }
}
