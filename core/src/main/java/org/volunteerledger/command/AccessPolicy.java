package org.volunteerledger.command;

/**
 * Decides who may do what. Asked once for each command, when all it touches is known and before anything is written; a refusal is
 * recorded in the change feed. It may read the storage but writes nothing. Implementations are thread-safe.
 */
@FunctionalInterface
public interface AccessPolicy {

    /**
     * Whether a request is allowed.
     *
     * @param request the request
     * @return true if it is
     */
    boolean allows(AccessRequest request);

    /**
     * Lets everybody do everything: for hosts that decide before they call.
     *
     * @return the policy
     */
    static AccessPolicy open() {
        return request -> true;
    }
}
