package org.volunteerledger.hours.accrual;

import org.jspecify.annotations.Nullable;

/** What a policy file leaves out arrives as null and takes its default. */
final class Defaults {

    private Defaults() {}

    static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
