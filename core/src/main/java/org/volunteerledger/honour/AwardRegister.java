package org.volunteerledger.honour;

import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Kind;

/**
 * The numbers that awards of a kind of honour have been given. Every award takes the next, so that two that are made at once know of
 * each other, whatever quota they rest on.
 *
 * @param kind   the kind of honour, whose id is also that of the register
 * @param issued the last number given, 0 before the first
 */
public record AwardRegister(HonourKindId kind, long issued) {

    /** The kind. */
    public static final Kind<AwardRegister> KIND = Kind.named(
                    "award_register",
                    AwardRegister.class,
                    register -> register.kind().value())
            .build();

    /** Checks the range. */
    public AwardRegister {
        Check.given("kind", kind);
        Check.range("issued", issued, 0, Long.MAX_VALUE);
    }
}
