package org.volunteerledger.console.load;

import java.time.ZoneId;
import org.volunteerledger.console.csv.CsvRow;
import org.volunteerledger.error.InvalidInput;

/** Reads rows one by one: each is understood, or is known to be refused. */
final class RowReader {

    private final Columns columns;
    private final RowParser parser;

    RowReader(Columns columns, ZoneId zone) {
        this.columns = columns;
        this.parser = new RowParser(columns, zone);
    }

    Pending read(CsvRow row) {
        InvalidInput fault = Survey.faultOf(columns, row);
        if (fault != null) {
            return Pending.refused(row, "", fault);
        }
        try {
            return Pending.of(row, parser.parse(row));
        } catch (CellFault e) {
            return Pending.refused(row, columns.heading(e.field()), e.error());
        }
    }
}
