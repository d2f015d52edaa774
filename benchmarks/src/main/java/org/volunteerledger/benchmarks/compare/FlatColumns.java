package org.volunteerledger.benchmarks.compare;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.volunteerledger.benchmarks.Calendar;
import org.volunteerledger.benchmarks.LedgerData;
import org.volunteerledger.benchmarks.LedgerData.Status;

/**
 * The grants of the data in narrow primitive columns, with what everybody would work out once: month, area and district, and whether a
 * grant still stands. A void only clears its flag, which asks less of an engine than a line that takes away would.
 */
final class FlatColumns {

    final int rows;
    final int[] volunteer;
    final int[] project;
    final short[] team;
    final byte[] area;
    final byte[] district;
    final byte[] category;
    final short[] day;
    final byte[] month;
    final short[] minutes;
    final boolean[] live;

    private FlatColumns(int rows) {
        this.rows = rows;
        volunteer = new int[rows];
        project = new int[rows];
        team = new short[rows];
        area = new byte[rows];
        district = new byte[rows];
        category = new byte[rows];
        day = new short[rows];
        month = new byte[rows];
        minutes = new short[rows];
        live = new boolean[rows];
    }

    static FlatColumns of(LedgerData data) {
        int[] granted = IntStream.range(0, data.rows())
                .filter(row -> data.status(row) != Status.PENDING)
                .toArray();
        byte[] monthOfDay = new byte[Calendar.DAYS];
        for (int day = 0; day < Calendar.DAYS; day++) {
            monthOfDay[day] = (byte) (month(Calendar.FIRST_DAY.plusDays(day)) - firstMonth());
        }
        FlatColumns columns = new FlatColumns(granted.length);
        for (int i = 0; i < granted.length; i++) {
            columns.set(i, data, granted[i], monthOfDay);
        }
        return columns;
    }

    /** The number that the library gives to the first month; that of a row is counted from there. */
    static long firstMonth() {
        return month(Calendar.FIRST_DAY);
    }

    private static long month(LocalDate day) {
        return day.getYear() * 12L + day.getMonthValue() - 1;
    }

    /** A day counted from the first. */
    static int dayNumber(LocalDate day) {
        return (int) (day.toEpochDay() - Calendar.FIRST_DAY.toEpochDay());
    }

    private void set(int i, LedgerData data, int row, byte[] monthOfDay) {
        volunteer[i] = (int) LedgerData.volunteerId(data.volunteerRank(row));
        project[i] = (int) data.project(row);
        team[i] = (short) data.team(row);
        area[i] = (byte) LedgerData.areaOfStation(data.station(row));
        district[i] = (byte) LedgerData.districtOfStation(data.station(row));
        category[i] = (byte) data.category(row);
        day[i] = (short) data.dayNumber(row);
        month[i] = monthOfDay[data.dayNumber(row)];
        minutes[i] = (short) data.minutes(row);
        live[i] = data.status(row) == Status.APPROVED;
    }
}
