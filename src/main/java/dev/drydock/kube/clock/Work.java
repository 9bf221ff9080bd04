package dev.drydock.kube.clock;

/// One thing that a component has to look at: data, never a closure, so that pending work can be copied, compared and stored.
///
/// @param component who does it
/// @param key what it is about; a value with `equals`, usually the key of an object
/// @param cause the trace step that led to it, 0 where nobody did
/// @param background whether a cluster counts as at rest while only this is pending (heartbeats, long deadlines, back-off)
public record Work(String component, Object key, long cause, boolean background) {
    Id id() {
        return new Id(component, key);
    }

    record Id(String component, Object key) {}
}
