package org.volunteerledger.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.Grouping;
import org.volunteerledger.aggregation.HourFilter;
import org.volunteerledger.aggregation.HourQuery;
import org.volunteerledger.aggregation.Measure;
import org.volunteerledger.aggregation.column.HourExplanation;
import org.volunteerledger.aggregation.column.StandingRollUp;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.ledger.AccountState;
import org.volunteerledger.ledger.HourEntry;
import org.volunteerledger.storage.EntryFilter;
import org.volunteerledger.storage.PageRequest;
import org.volunteerledger.tck.EntryBuilder;
import org.volunteerledger.tck.SampleData;

/** What reports of this storage rest on. */
final class MemoryReportTest {

    private final SampleData samples = new SampleData();
    private final MemoryStorage storage =
            MemoryStorage.create(Runnable::run, 1, List.of(StandingRollUp.withVolunteers(Dimension.TEAM)));

    private static HourQuery by(Dimension dimension) {
        return HourQuery.of(
                List.of(Grouping.by(dimension)), List.of(Measure.MINUTES, Measure.VOLUNTEERS), HourFilter.SERVICE);
    }

    @Test
    void anExplanationSaysWhetherARollUpAnswers() {
        AccountState empty = samples.account();
        HourEntry grant = samples.grant(empty).build();
        storage.commit(samples.appending(empty, grant, samples.voidOf(empty.after(grant), grant)));

        assertEquals(new HourExplanation(HourExplanation.Way.ROLL_UP, 0, 0, 2), storage.explain(by(Dimension.TEAM)));
        assertEquals(new HourExplanation(HourExplanation.Way.SCAN, 1, 2, 2), storage.explain(by(Dimension.AREA)));
        assertEquals(0, storage.aggregate(by(Dimension.TEAM)).rows());
    }

    @Test
    void aVoidThatIsNotOfAStandingGrantIsRefusedAndLeavesNothing() {
        AccountState s0 = samples.account();
        HourEntry one = samples.grant(s0).build();
        AccountState s1 = s0.after(one);
        HourEntry two = samples.grant(s1).build();
        AccountState s2 = s1.after(two);
        HourEntry notOne = samples.voidOf(s2, one);
        storage.commit(samples.appending(s0, one, two, notOne));
        AccountState s3 = s2.after(notOne);

        refused(s3, samples.voidOf(s3, one));
        refused(s3, samples.voidOf(s3, notOne));
        refused(
                s3,
                EntryBuilder.voidOf(s3, two, "other-day", 99)
                        .on(LocalDate.of(2020, 2, 2))
                        .build());
        HourEntry notTwo = samples.voidOf(s3, two);
        refused(s3, notTwo, samples.voidOf(s3.after(notTwo), two));
        HourEntry three = samples.grant(s3).build();
        AccountState s4 = s3.after(three);
        HourEntry notThree = samples.voidOf(s4, three);
        refused(s3, three, notThree, samples.voidOf(s4.after(notThree), three));

        storage.commit(samples.appending(s3, notTwo));
        assertEquals(0, storage.aggregate(by(Dimension.TEAM)).rows());
    }

    private void refused(AccountState before, HourEntry... entries) {
        InvalidInput error = assertThrows(InvalidInput.class, () -> storage.commit(samples.appending(before, entries)));
        assertEquals(InputError.CONTRADICTION, error.code());
        assertEquals(
                3,
                storage.entries(EntryFilter.ALL, PageRequest.first(10)).items().size());
        assertEquals(1, storage.aggregate(by(Dimension.TEAM)).rows());
    }
}
