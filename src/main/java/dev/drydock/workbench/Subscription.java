package dev.drydock.workbench;

/// Ends when closed.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
