package org.volunteerledger.desk.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** No password is taken for a while, be it the right one. */
public final class TooManyTries extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration left;

    TooManyTries(Duration left) {
        super("too many wrong passwords");
        this.left = left;
    }

    /**
     * For how long no password is taken.
     *
     * @return whole seconds, at least one
     */
    public long seconds() {
        return Math.max(1, left.toSeconds());
    }
}
