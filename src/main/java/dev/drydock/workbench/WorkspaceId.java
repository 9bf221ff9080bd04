package dev.drydock.workbench;

/// Which cluster: whose it is, and what for (a lesson's id).
public record WorkspaceId(String owner, String name) {
    public WorkspaceId {
        if (owner.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a workspace needs an owner and a name");
        }
    }

    /// Names no owner, since whoever knows a learner's id is that learner.
    @Override
    public String toString() {
        return "WorkspaceId(…, " + name + ")";
    }
}
