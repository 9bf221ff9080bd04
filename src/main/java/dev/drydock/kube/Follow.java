package dev.drydock.kube;

import dev.drydock.kube.kubectl.Following;
import java.util.List;

/// A kubectl command that tells how a cluster goes on while its time passes: `get -w`, `logs -f`, `rollout status`.
public final class Follow {
    private final Cluster cluster;
    private final Following following;
    private boolean broken;

    Follow(Cluster cluster, Following following) {
        this.cluster = cluster;
        this.following = following;
    }

    /// What kubectl printed since this was asked last.
    public Output news() {
        if (cluster.isStopped("kube-apiserver")) {
            var told = broken ? "" : Cluster.REFUSED;
            broken = true;
            return new Output(1, "", told, List.of());
        }
        var news = following.news();
        return new Output(news.exit(), news.out(), news.err(), List.of());
    }

    /// Whether it has ended by itself.
    public boolean isDone() {
        return broken || following.isDone();
    }

    /// Whether it is this cluster that is followed.
    public boolean isOf(Cluster other) {
        return cluster == other;
    }
}
