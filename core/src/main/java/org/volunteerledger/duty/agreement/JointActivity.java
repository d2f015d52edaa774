package org.volunteerledger.duty.agreement;

import org.volunteerledger.error.Check;
import org.volunteerledger.service.ActivityId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * An activity that is to count for an obligation, once it was really held.
 *
 * @param id         the id
 * @param agreement  the agreement
 * @param obligation the number of the obligation
 * @param activity   the activity
 */
public record JointActivity(JointActivityId id, AgreementId agreement, int obligation, ActivityId activity) {

    /** The agreement. */
    public static final Attribute<JointActivity> AGREEMENT =
            Attribute.number("agreement", joint -> joint.agreement().value());

    /** The kind; an activity counts for an obligation once. */
    public static final Kind<JointActivity> KIND = Kind.named(
                    "joint_activity", JointActivity.class, joint -> joint.id().value())
            .attribute(AGREEMENT)
            .unique("once", joint -> key(joint.agreement(), joint.obligation(), joint.activity()))
            .build();

    /** Checks that everything is given. */
    public JointActivity {
        Check.given("id", id);
        Check.given("agreement", agreement);
        Check.range("obligation", obligation, 1, Agreement.MAX_OBLIGATIONS);
        Check.given("activity", activity);
    }

    static String key(AgreementId agreement, int obligation, ActivityId activity) {
        return agreement.value() + ":" + obligation + ":" + activity.value();
    }
}
