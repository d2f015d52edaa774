package org.volunteerledger.desk.work;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.volunteerledger.desk.work.FigureDesk.By;
import org.volunteerledger.desk.work.FigureDesk.Selection;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.Slice;

/** Writes entries as CSV page by page: in memory is one page, however many entries there are. */
@Component
public class EntryExport {

    /** The type of the content. */
    public static final String TYPE = "text/csv;charset=UTF-8";

    private static final int PAGE = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FigureDesk figures;

    EntryExport(FigureDesk figures) {
        this.figures = figures;
    }

    /**
     * Writes entries.
     *
     * @param selection which
     * @param out       where to, left open
     * @throws IOException if it cannot be written
     */
    public void write(Selection selection, Writer out) throws IOException {
        Map<Long, String> teams = figures.names(By.TEAM);
        Map<Long, String> areas = figures.names(By.AREA);
        Slice<HourEntry> page = figures.entries(selection, PAGE, null);
        // Without the mark a spreadsheet takes Chinese names for another charset.
        out.write(BYTE_ORDER_MARK);
        Csv.row(out, List.of("account", "sequence", "kind", "day", "team", "area", "minutes", "participations"));
        while (true) {
            for (HourEntry entry : page.items()) {
                long team = entry.attribution().team();
                long area = entry.attribution().area();
                Csv.row(
                        out,
                        Arrays.asList(
                                Long.toString(entry.account().value()),
                                entry.sequence(),
                                entry.kind().name(),
                                entry.time().day(),
                                teams.get(team),
                                areas.get(area),
                                entry.minutes(),
                                entry.participations()));
            }
            out.flush();
            if (page.next() == null) {
                return;
            }
            page = figures.entries(selection, PAGE, page.next());
        }
    }
}
