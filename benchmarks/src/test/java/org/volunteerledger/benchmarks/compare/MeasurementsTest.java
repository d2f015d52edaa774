package org.volunteerledger.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.volunteerledger.benchmarks.ReportKind;

class MeasurementsTest {

    private final Measurements measurements = new Measurements();

    @Test
    void ratiosAreOfMedians() {
        times("a", ReportKind.TM, 1, 2, 30);
        times("b", ReportKind.TM, 10, 20, 21);
        assertThat(measurements.ratio("a", "b", ReportKind.TM)).isEqualTo(10);
        assertThat(measurements.ratio("b", "a", ReportKind.TM)).isEqualTo(0.1);
    }

    @Test
    void theMeanIsGeometricAndOfWhatBothAnswer() {
        times("a", ReportKind.TM, 1);
        times("b", ReportKind.TM, 2);
        times("a", ReportKind.VT, 1);
        times("b", ReportKind.VT, 8);
        times("a", ReportKind.CR, 1);
        assertThat(measurements.meanRatio("a", "b")).isCloseTo(4, within(1e-9));
        assertThat(measurements.meanRatio("a", "c")).isNaN();
        assertThat(measurements.ratio("a", "b", ReportKind.CR)).isNaN();
    }

    @Test
    void amountsHaveThreeDigitsAndAUnit() {
        assertThat(Amounts.time(0.25)).isEqualTo("0.250 ns");
        assertThat(Amounts.time(45_600)).isEqualTo("45.6 us");
        assertThat(Amounts.time(1_234_000_000_000.0)).isEqualTo("1,234 s");
        assertThat(Amounts.range(900, 1_100)).isEqualTo("0.900..1.10us");
        assertThat(Amounts.bytes(1_500)).isEqualTo("1.50 KB");
    }

    private void times(String label, ReportKind report, double... nanoseconds) {
        for (double each : nanoseconds) {
            measurements.add(label, report, new Measurements.Turn(each, each, 0));
        }
    }
}
