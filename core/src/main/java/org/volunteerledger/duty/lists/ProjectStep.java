package org.volunteerledger.duty.lists;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

/** The steps of a joint project, in which states each is allowed, and the state that follows. */
enum ProjectStep {
    AGREE(ProjectStatus.AGREED, ProjectStatus.PROPOSED),
    DECLINE(ProjectStatus.DECLINED, ProjectStatus.PROPOSED),
    START(ProjectStatus.RUNNING, ProjectStatus.AGREED),
    FINISH(ProjectStatus.DONE, ProjectStatus.RUNNING),
    CANCEL(ProjectStatus.CANCELLED, ProjectStatus.PROPOSED, ProjectStatus.AGREED, ProjectStatus.RUNNING);

    private final ProjectStatus next;
    private final ImmutableSet<ProjectStatus> allowed;

    ProjectStep(ProjectStatus next, ProjectStatus first, ProjectStatus... more) {
        this.next = next;
        this.allowed = Sets.immutableEnumSet(first, more);
    }

    ProjectStatus next() {
        return next;
    }

    boolean allowedIn(ProjectStatus state) {
        return allowed.contains(state);
    }
}
