package dev.drydock.workbench.insight;

import java.time.Instant;
import java.util.List;

/// An object from all sides.
///
/// @param there false for one that is gone; then this is how it last was
/// @param yaml as `kubectl get -o yaml` prints it
/// @param description as `kubectl describe` prints it; empty for one that is gone
/// @param containers of a Pod, those that are there for good
/// @param logs of a Pod's containers
/// @param owners what it belongs to
/// @param owned what belongs to it; for a Service, the Pods that answer for it
/// @param made why it was made
/// @param changed why it is now as it is; equal to `made` where nothing changed since
/// @param findings what keeps it from being as it is wanted
public record Inspection(
        Ref ref,
        boolean there,
        String yaml,
        String description,
        List<Event> events,
        List<Container> containers,
        List<Log> logs,
        List<Ref> owners,
        List<Ref> owned,
        Reason made,
        Reason changed,
        List<Finding> findings) {
    /// @param count how often it happened
    public record Event(Instant last, int count, String type, String reason, String from, String message, Ref ref) {}

    public record Container(String name, boolean running, boolean ready) {}

    public record Log(String container, String text) {}
}
