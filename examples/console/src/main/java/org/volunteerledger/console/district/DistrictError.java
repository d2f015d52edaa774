package org.volunteerledger.console.district;

import org.volunteerledger.error.ErrorCode;

/** Codes of districts that cannot be built. */
public enum DistrictError implements ErrorCode {
    /** The store holds another district. */
    OTHER_DISTRICT("Name another store with --store, or ask for the district that is there."),
    /** A number is out of its range. */
    OUT_OF_RANGE("Check the options; --help shows what they may be."),
    /** Files cannot be written. */
    NOT_WRITABLE("Check the folder, or name another with --out.");

    private final String hint;

    DistrictError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
