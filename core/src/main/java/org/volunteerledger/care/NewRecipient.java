package org.volunteerledger.care;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.Check;
import org.volunteerledger.place.AreaId;

/**
 * A recipient to register.
 *
 * @param data         the personal data
 * @param categories   why the person is cared for, the main category first; 1 to {@link Recipient#MAX_CATEGORIES}
 * @param home         the area of the home, a building where that is known
 * @param registeredOn the first day, or null for today
 * @param consents     the consents given at registration
 */
public record NewRecipient(
        RecipientData data,
        List<RecipientCategory> categories,
        AreaId home,
        @Nullable LocalDate registeredOn,
        List<CareConsent> consents) {

    /** Copies the lists and checks the limits. */
    public NewRecipient {
        Check.given("data", data);
        Check.range("categories", categories.size(), 1, Recipient.MAX_CATEGORIES);
        categories = List.copyOf(categories);
        Check.given("home", home);
        consents = List.copyOf(consents);
    }
}
