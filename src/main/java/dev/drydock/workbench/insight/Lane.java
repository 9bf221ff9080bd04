package dev.drydock.workbench.insight;

import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import java.util.List;

/// The component in whose lane a step is drawn, in the order of the notes' own diagram.
public enum Lane {
    KUBECTL,
    API_SERVER,
    ETCD,
    CONTROLLERS,
    SCHEDULER,
    KUBELET,
    PROXY,
    OUTSIDE;

    /// Who did it. What is stored goes on from there through the API server into etcd.
    public static Lane of(Step step) {
        return switch (step.action()) {
            case Action.Commanded commanded -> step.actor().equals("kubectl") ? KUBECTL : OUTSIDE;
            case Action.Disturbed disturbed -> OUTSIDE;
            case Action.Admitted admitted -> API_SERVER;
            case Action.Filtered filtered -> SCHEDULER;
            case Action.Scored scored -> SCHEDULER;
            case Action.Ran ran -> KUBELET;
            case Action.Routed routed -> PROXY;
            case Action.Reconciled reconciled -> ofActor(step.actor());
            case Action.Compared compared -> ofActor(step.actor());
            case Action.Stored stored -> ofActor(step.actor());
            case Action.Refused refused -> ofActor(step.actor());
        };
    }

    /// Where a step goes, first who did it: what is stored goes through the API server into etcd, what is refused ends at its door.
    public static List<Lane> way(Step step) {
        var from = of(step);
        return switch (step.action()) {
            case Action.Stored stored -> from == API_SERVER ? List.of(API_SERVER, ETCD) : List.of(from, API_SERVER, ETCD);
            case Action.Refused refused -> from == API_SERVER ? List.of(API_SERVER) : List.of(from, API_SERVER);
            case Action.Commanded commanded -> from == KUBECTL ? List.of(KUBECTL, API_SERVER) : List.of(from);
            case Action.Disturbed _, Action.Reconciled _, Action.Compared _, Action.Admitted _, Action.Filtered _, Action.Scored _,
                    Action.Ran _, Action.Routed _ ->
                List.of(from);
        };
    }

    private static Lane ofActor(String actor) {
        if (actor.equals("kubectl")) {
            return KUBECTL;
        }
        if (actor.equals("kube-apiserver")) {
            return API_SERVER;
        }
        if (actor.endsWith("-scheduler")) {
            return SCHEDULER;
        }
        if (actor.startsWith("kubelet") || actor.startsWith("system:node:")) {
            return KUBELET;
        }
        return actor.startsWith("kube-proxy") ? PROXY : CONTROLLERS;
    }
}
