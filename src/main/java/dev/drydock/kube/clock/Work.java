package dev.drydock.kube.clock;

import java.time.Duration;

/// One thing that a component has to look at: data, never a closure, so that pending work can be copied, compared and stored.
///
/// @param component who does it
/// @param key what it is about; a value with `equals`, usually the key of an object
/// @param cause the trace step that led to it, 0 where nobody did
/// @param background whether a cluster counts as at rest while only this is pending (heartbeats, long deadlines, back-off)
/// @param beat how often it comes again while nothing else happens, each time making up for the times before; zero for what does not
/// @param with the component whose beat for the same key this one only watches; empty for what beats by itself
public record Work(String component, Object key, long cause, boolean background, Duration beat, String with) {
    public Work(String component, Object key, long cause, boolean background) {
        this(component, key, cause, background, Duration.ZERO, "");
    }

    boolean beats() {
        return background && !beat.isZero();
    }

    Work inBackground(boolean background) {
        return new Work(component, key, cause, background, beat, with);
    }

    public Id id() {
        return new Id(component, key);
    }

    public record Id(String component, Object key) {}
}
