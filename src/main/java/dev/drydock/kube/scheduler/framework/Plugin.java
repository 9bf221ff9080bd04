package dev.drydock.kube.scheduler.framework;

/// One rule of the scheduler's.
public interface Plugin {
    /// Upstream's name, which is the class's.
    default String name() {
        return getClass().getSimpleName();
    }
}
