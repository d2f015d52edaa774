/**
 * Personal data at rest. A {@link org.volunteerledger.privacy.Sensitive} value holds ciphertext and nothing else, under a
 * {@link org.volunteerledger.privacy.PersonKey} of its own for each person, which is itself wrapped by a key of the host. Only a
 * {@link org.volunteerledger.privacy.PersonVault} turns one into clear text. Forgetting a person is dropping the key.
 *
 * <p>May import {@code error}. Who may read, for what purpose, and the log of it are the business of the packages above.
 */
@NullMarked
package org.volunteerledger.privacy;

import org.jspecify.annotations.NullMarked;
