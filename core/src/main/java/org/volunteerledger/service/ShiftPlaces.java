package org.volunteerledger.service;

import org.volunteerledger.error.Check;
import org.volunteerledger.ledger.Interval;

/**
 * How full a shift is.
 *
 * @param number   the number of the shift
 * @param time     from when to when
 * @param capacity how many volunteers it takes; 0 for any number
 * @param accepted how many places are taken; more than the capacity if that was lowered
 * @param waiting  how many volunteers are on the waiting list
 * @param arrivals how many enrolments there were so far, which is the number of the last one
 */
public record ShiftPlaces(int number, Interval time, int capacity, int accepted, int waiting, long arrivals) {

    /** Checks the ranges. */
    public ShiftPlaces {
        Check.range("shift", number, 1, Shift.MAX_NUMBER);
        Check.given("time", time);
        Check.range("capacity", capacity, 0, Shift.MAX_CAPACITY);
        Check.range("accepted", accepted, 0, Integer.MAX_VALUE);
        Check.range("waiting", waiting, 0, Integer.MAX_VALUE);
        Check.range("arrivals", arrivals, 0, Enrolment.MAX_ARRIVAL);
    }

    /**
     * How many more volunteers the shift takes.
     *
     * @return the number of free places, {@link Integer#MAX_VALUE} if the shift takes any number
     */
    public int free() {
        return capacity == 0 ? Integer.MAX_VALUE : Math.max(0, capacity - accepted);
    }

    static ShiftPlaces empty(Shift shift) {
        return new ShiftPlaces(shift.number(), shift.time(), shift.capacity(), 0, 0, 0);
    }

    ShiftPlaces with(int nowAccepted, int nowWaiting, long nowArrivals) {
        return new ShiftPlaces(number, time, capacity, nowAccepted, nowWaiting, nowArrivals);
    }
}
