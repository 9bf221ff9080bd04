package dev.drydock.base;

/// The one role there is; learners have none.
public final class Roles {
    /// For `@RolesAllowed` on an instructor's view.
    public static final String INSTRUCTOR = "INSTRUCTOR";

    private Roles() {}
}
