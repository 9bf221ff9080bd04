package dev.drydock.workbench.insight;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Completions;
import java.util.List;

/// Something that a page wants to know of a cluster. Answering changes nothing, and answers are plain values.
///
/// @param <T> the answer
public sealed interface Question<T> {
    T ask(Cluster cluster);

    /// An object from all sides.
    record Inspect(Ref ref) implements Question<Inspection> {
        @Override
        public Inspection ask(Cluster cluster) {
            return Inspector.inspect(cluster, ref);
        }
    }

    /// What can be followed, and the way of what is followed.
    ///
    /// @param wanted a step whose whole way is wanted; 0 for the newest
    /// @param everything with what only takes notes: events, heartbeats, status that says nothing new
    record Trace(long wanted, boolean everything) implements Question<Trail> {
        @Override
        public Trail ask(Cluster cluster) {
            return Trail.of(cluster, wanted, everything);
        }
    }

    /// What one step changed, and the way back from it to what somebody did.
    record Explain(long step) implements Question<Reason> {
        @Override
        public Reason ask(Cluster cluster) {
            return Reason.of(cluster, step);
        }
    }

    /// Why a line of an object's YAML, as [Inspection#yaml()] has it, is as it is.
    ///
    /// @param line from 1
    record WhyLine(Ref ref, int line) implements Question<Reason> {
        @Override
        public Reason ask(Cluster cluster) {
            return Inspector.whyLine(cluster, ref, line);
        }
    }

    /// What keeps an object from being as it is wanted.
    record WhyNot(Ref ref) implements Question<List<Finding>> {
        @Override
        public List<Finding> ask(Cluster cluster) {
            return Findings.of(cluster, ref);
        }
    }

    /// What the word before the cursor of a command line could become.
    ///
    /// @param files the names that a file may be called by
    record Complete(String line, int cursor, List<String> files) implements Question<Completions> {
        @Override
        public Completions ask(Cluster cluster) {
            return cluster.complete(line, cursor, files);
        }
    }
}
