package org.volunteerledger.console.load;

import java.util.Map;
import org.volunteerledger.error.ErrorCode;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;

/** What is wrong with a cell. Private to the import: it goes into the file of rejected rows. */
final class CellFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Field field;
    private final transient LedgerException error;

    private CellFault(Field field, LedgerException error) {
        super(error.getMessage(), null, false, false);
        this.field = field;
        this.error = error;
    }

    /** The value may be personal, so the sentence says what it should have been, not what it is. */
    static CellFault of(Field field, ErrorCode code, String sentence) {
        return new CellFault(field, new InvalidInput(code, sentence, Map.of("field", field.label())));
    }

    static CellFault of(Field field, LedgerException error) {
        return new CellFault(field, error);
    }

    Field field() {
        return field;
    }

    LedgerException error() {
        return error;
    }
}
