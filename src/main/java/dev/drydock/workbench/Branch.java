package dev.drydock.workbench;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Snapshot;
import dev.drydock.kube.api.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One course of events: the cluster as it is now, and where to begin to live through an earlier moment again.
///
/// Only the states before commands are remembered; what lay between comes back by doing the same once more.
final class Branch {
    /// Going back further than so many commands is not offered.
    private static final int MOST_MARKS = 200;

    private static final int MOST_MOMENTS = 2_000;

    /// More revisions than one command and the time after it bring about within the bounds of a cluster.
    private static final int REVISIONS_BETWEEN_MARKS = 1_000_000;

    /// Renewals of leases are nothing to go back to.
    private static final String HEARTBEATS = "leases.coordination.k8s.io";

    private static final String EVENTS = "events";

    private final long from;
    private final List<Mark> marks = new ArrayList<>();
    private List<Timeline.Moment> moments = new ArrayList<>();
    private Cluster cluster;
    private long seen;
    private String label = "";
    private String pending = "";

    Branch(Cluster cluster) {
        this.cluster = cluster;
        this.from = 0;
        begin(List.of());
    }

    private Branch(Cluster cluster, long from, List<Timeline.Moment> before) {
        this.cluster = cluster;
        this.from = from;
        begin(before);
    }

    private void begin(List<Timeline.Moment> before) {
        moments.addAll(before);
        seen = cluster.revision();
        if (moments.isEmpty() || moments.getLast().revision() != seen) {
            moments.add(new Timeline.Moment(seen, cluster.now(), ""));
        }
        marks.add(new Mark(cluster.snapshot(), new Command.Step(), true));
    }

    Cluster cluster() {
        return cluster;
    }

    /// When the last deed that changed anything was begun.
    Instant deedTime() {
        return marks.getLast().now();
    }

    /// Does something in this branch, wholly or not at all.
    Deeds.Result carryOut(Command.Deed deed) {
        note();
        var before = cluster.snapshot();
        try {
            var result = Deeds.carryOut(cluster, deed);
            if (deed.hasChanged(before, cluster.snapshot())) {
                remember(deed, before);
            }
            return result;
        } catch (RuntimeException | StackOverflowError e) {
            cluster = Cluster.from(before);
            throw e;
        }
    }

    private void remember(Command.Deed deed, Snapshot before) {
        marks.add(new Mark(before, deed, false));
        if (marks.size() > MOST_MARKS) {
            marks.removeFirst();
        }
        label = label.isEmpty() ? deed.label() : label;
        pending = deed.label();
        note();
        pending = "";
    }

    /// All that it is at one moment, for [#restore(State)].
    State state() {
        return new State(cluster.snapshot(), List.copyOf(marks), moments, seen, label);
    }

    /// As if nothing had been done since.
    void restore(State state) {
        cluster = Cluster.from(state.cluster);
        marks.clear();
        marks.addAll(state.marks);
        moments = state.moments;
        seen = state.seen;
        label = state.label;
        pending = "";
    }

    /// The cluster as it was, for a look or to go on from.
    ///
    /// @throws IllegalArgumentException if that is longer ago than remembered
    Cluster at(long revision) {
        int last = marks.size() - 1;
        while (last > 0 && marks.get(last).before().revision() > revision) {
            last--;
        }
        var mark = marks.get(last);
        if (mark.before().revision() > revision) {
            throw new IllegalArgumentException("revision " + revision + " is longer ago than remembered");
        }
        var again = Cluster.from(mark.before()).keepHistory(REVISIONS_BETWEEN_MARKS);
        if (!mark.isBeginning()) {
            Deeds.carryOut(again, mark.deed());
        }
        again.advanceTo(last + 1 < marks.size() ? marks.get(last + 1).now() : cluster.now());
        return Cluster.from(again.at(revision).snapshot());
    }

    Branch from(long revision) {
        var earlier = moments.stream().filter(moment -> moment.revision() <= revision).toList();
        var branch = new Branch(at(revision), revision, earlier);
        // What is still remembered of the time before is the branch's past too.
        var before = marks.stream().filter(mark -> mark.before().revision() < revision).toList();
        branch.marks.addAll(0, before);
        return branch;
    }

    Timeline.Fork fork() {
        return new Timeline.Fork(from, label);
    }

    /// Oldest first. The list is not changed any more once it was given out.
    List<Timeline.Moment> moments() {
        note();
        return moments;
    }

    /// Moments at the same time are one: the last.
    private void note() {
        if (cluster.revision() == seen) {
            return;
        }
        var next = new ArrayList<>(moments);
        for (var change : cluster.changesSince(seen)) {
            if (isSeen(change)) {
                add(next, change.revision(), change.at());
            }
        }
        seen = cluster.revision();
        moments = next.size() > MOST_MOMENTS ? new ArrayList<>(next.subList(next.size() - MOST_MOMENTS, next.size())) : next;
    }

    private void add(List<Timeline.Moment> to, long revision, Instant at) {
        var last = to.getLast();
        boolean same = last.at().equals(at) && pending.isEmpty() && to.size() > 1;
        var label = same ? last.label() : pending;
        if (same) {
            to.removeLast();
        }
        to.add(new Timeline.Moment(revision, at, label));
        pending = "";
    }

    private static boolean isSeen(Change change) {
        return change.cause() != 0 && !change.resource().equals(HEARTBEATS) && !change.resource().equals(EVENTS);
    }

    /// @param isBeginning where nothing was done yet
    record Mark(Snapshot before, Command.Deed deed, boolean isBeginning) {
        Instant now() {
            return before.now();
        }
    }

    record State(Snapshot cluster, List<Mark> marks, List<Timeline.Moment> moments, long seen, String label) {}
}
