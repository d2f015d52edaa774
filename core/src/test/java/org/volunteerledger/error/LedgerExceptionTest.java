package org.volunteerledger.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LedgerExceptionTest {

    @Test
    void everyErrorCarriesItsCodeItsHintAndItsFields() {
        Map<String, Object> fields = Map.of("volunteer", 1L);
        for (LedgerException error : List.of(
                new Refused(InputError.MISSING, "It is so.", fields),
                new InvalidInput(InputError.MISSING, "It is so.", fields),
                new IdempotencyConflict(InputError.MISSING, "It is so.", fields),
                new StaleVersion(InputError.MISSING, "It is so.", fields),
                new Busy(InputError.MISSING, "It is so.", fields),
                new OutcomeUnknown(InputError.MISSING, "It is so.", fields),
                new StorageUnavailable(InputError.MISSING, "It is so.", fields),
                new SchemaMismatch(InputError.MISSING, "It is so.", fields),
                new Corrupt(InputError.MISSING, "It is so.", fields))) {
            assertThat(error.code()).isEqualTo(InputError.MISSING);
            assertThat(error.fields()).isEqualTo(fields);
            assertThat(error).hasMessage("[MISSING] It is so. " + error.hint());
        }
    }

    @Test
    void anErrorWithoutFieldsHasNone() {
        for (LedgerException error : List.of(
                new Refused(InputError.MISSING, "It is so."),
                new InvalidInput(InputError.MISSING, "It is so."),
                new IdempotencyConflict(InputError.MISSING, "It is so."),
                new StaleVersion(InputError.MISSING, "It is so."),
                new Busy(InputError.MISSING, "It is so."),
                new OutcomeUnknown(InputError.MISSING, "It is so."),
                new StorageUnavailable(InputError.MISSING, "It is so."),
                new SchemaMismatch(InputError.MISSING, "It is so."),
                new Corrupt(InputError.MISSING, "It is so."))) {
            assertThat(error.fields()).isEmpty();
        }
    }
}
