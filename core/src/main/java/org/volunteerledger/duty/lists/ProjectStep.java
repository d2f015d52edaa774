package org.volunteerledger.duty.lists;

import java.util.EnumSet;
import java.util.Set;

/** The steps of a joint project, in which states each is allowed, and the state that follows. */
enum ProjectStep {
    AGREE(ProjectStatus.AGREED, ProjectStatus.PROPOSED),
    DECLINE(ProjectStatus.DECLINED, ProjectStatus.PROPOSED),
    START(ProjectStatus.RUNNING, ProjectStatus.AGREED),
    FINISH(ProjectStatus.DONE, ProjectStatus.RUNNING),
    CANCEL(ProjectStatus.CANCELLED, ProjectStatus.PROPOSED, ProjectStatus.AGREED, ProjectStatus.RUNNING);

    private final ProjectStatus next;
    private final Set<ProjectStatus> allowed;

    ProjectStep(ProjectStatus next, ProjectStatus first, ProjectStatus... more) {
        this.next = next;
        this.allowed = EnumSet.of(first, more);
    }

    ProjectStatus next() {
        return next;
    }

    boolean allowedIn(ProjectStatus state) {
        return allowed.contains(state);
    }
}
