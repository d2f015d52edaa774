package org.volunteerledger.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where entries are, against plain lists. */
final class AccountRowsTest {

    @Test
    void everyEntryIsFoundWhereItWasPut() {
        Random random = new Random(11);
        AccountRows rows = new AccountRows();
        Map<Long, List<Integer>> model = new HashMap<>();
        for (int row = 0; row < 5_000; ) {
            long id = 1L << random.nextInt(40);
            int account = rows.of(id);
            List<Integer> known = model.computeIfAbsent(id, unknown -> new ArrayList<>());
            for (int i = random.nextInt(5); i > 0; i--) {
                rows.add(account, row);
                known.add(row++);
            }
            if (random.nextInt(4) == 0) {
                rows.skip(account, 2);
                known.add(-1);
                known.add(-1);
            }
            row += random.nextInt(2);
        }
        model.forEach((id, known) -> {
            int account = rows.of(id);
            assertThat(rows.idOf(account)).isEqualTo(id);
            assertThat(rows.count(account)).isEqualTo(known.size());
            assertThat(rows.row(account, 0)).isEqualTo(-1);
            assertThat(rows.row(account, known.size() + 1L)).isEqualTo(-1);
            for (int i = 0; i < known.size(); i++) {
                assertThat(rows.row(account, i + 1L)).isEqualTo(known.get(i));
            }
        });
        assertThat(rows.size()).isEqualTo(model.size());
    }

    @Test
    void countsStayAsTheyWereTaken() {
        AccountRows rows = new AccountRows();
        for (long id = 1; id <= 100; id++) {
            rows.add(rows.of(id * 7), (int) id);
        }
        AccountRows.Counts counts = rows.counts();
        rows.add(rows.of(7), 1000);
        rows.add(rows.of(1), 1001);

        assertThat(counts.accounts()).isEqualTo(100);
        assertThat(counts.of(7)).isEqualTo(1);
        assertThat(counts.of(1)).isZero();
        assertThat(rows.count(rows.of(7))).isEqualTo(2);
    }
}
