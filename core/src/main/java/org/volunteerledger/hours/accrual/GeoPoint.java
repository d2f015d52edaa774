package org.volunteerledger.hours.accrual;

import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * A place on the globe, in degrees. Where a person checked in is personal, so neither errors nor {@code toString} show it.
 *
 * @param latitude  north positive, -90 to 90
 * @param longitude east positive, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

    /** The mean radius of the earth, as the IUGG gives it. */
    private static final double EARTH_METRES = 6_371_008.8;

    /** Checks the ranges; not-a-number is outside. */
    public GeoPoint {
        check("latitude", latitude, 90);
        check("longitude", longitude, 180);
    }

    /**
     * The distance along the surface, by the haversine formula; within half a percent of the true one.
     *
     * @param other the other place
     * @return metres, 0 or more
     */
    public double metresTo(GeoPoint other) {
        double phi = Math.toRadians(latitude);
        double otherPhi = Math.toRadians(other.latitude);
        double half = Math.sin((otherPhi - phi) / 2);
        double halfTurn = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double h = half * half + Math.cos(phi) * Math.cos(otherPhi) * halfTurn * halfTurn;
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    @Override
    public String toString() {
        return "GeoPoint[***]";
    }

    private static void check(String field, double degrees, int limit) {
        if (!(degrees >= -limit && degrees <= limit)) {
            throw new InvalidInput(
                    InputError.OUT_OF_RANGE, "The " + field + " is not from -" + limit + " to " + limit + " degrees.");
        }
    }
}
