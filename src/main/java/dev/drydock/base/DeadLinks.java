package dev.drydock.base;

/// Knows addresses that look like a page's and yet lead nowhere, as `/lesson/x` does where no lesson has that id.
/// A feature whose addresses name what may not be there has such a bean; a browser is then answered with status 404.
@FunctionalInterface
public interface DeadLinks {
    /// @param path without the first slash
    boolean leadsNowhere(String path);
}
