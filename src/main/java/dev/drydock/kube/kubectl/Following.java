package dev.drydock.kube.kubectl;

/// A command that tells how the cluster goes on.
public final class Following {
    private final Kubectl.Run run;
    private boolean done;

    Following(Kubectl.Run run) {
        this.run = run;
    }

    /// What it has to tell since it was asked last.
    public Kubectl.Result news() {
        done = done || run.look();
        return run.news();
    }

    /// Whether it has nothing left to tell.
    public boolean isDone() {
        return done;
    }
}
