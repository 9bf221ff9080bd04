package dev.drydock.kube.trace;

import dev.drydock.kube.api.ObjectKey;
import java.util.Map;

/// What was done in a [Step]. One record for each thing that the page can show by itself.
public sealed interface Action {
    /// Somebody gave a command.
    record Commanded(String line) implements Action {}

    /// Something broke, or was mended, from outside: a node, a component, the registry.
    record Disturbed(String what) implements Action {}

    /// A component looked at an object.
    record Reconciled(ObjectKey key) implements Action {}

    /// A controller compared what an object asks for with what there is, and found a difference.
    ///
    /// @param wanted how many there are to be
    record Compared(String resource, ObjectKey key, int wanted, int found) implements Action {}

    /// An admission step changed a request.
    record Admitted(String plugin, String resource, ObjectKey key) implements Action {}

    /// The API server stored an object.
    ///
    /// @param verb `create`, `update`, `patch` or `delete`
    /// @param resource `deployments.apps`, `pods`, with the subresource after a `/`
    record Stored(String verb, String resource, ObjectKey key, long revision) implements Action {}

    /// The API server refused a request.
    record Refused(String verb, String resource, ObjectKey key, int code, String message) implements Action {}

    /// The scheduler asked nodes whether a Pod can run there.
    ///
    /// @param verdicts by node: empty where it fits, else why not; none at all in a cluster of more than 100 nodes
    /// @param counts by verdict, how many nodes it was given for
    record Filtered(ObjectKey pod, Map<String, String> verdicts, Map<String, Integer> counts) implements Action {}

    /// The scheduler compared the nodes that were left.
    ///
    /// @param totals weighted sum of the plugins' scores by node; only the ten best in a cluster of more than 100 nodes
    record Scored(ObjectKey pod, Map<String, Long> totals, String chosen) implements Action {}

    /// A kubelet did something to a container.
    ///
    /// @param what `pulling`, `pulled`, `created`, `started`, `stopped`, `failed`
    record Ran(ObjectKey pod, String container, String what) implements Action {}

    /// A connection to a Service reached a Pod.
    ///
    /// @param to the address and port that were connected to
    record Routed(String to, ObjectKey service, ObjectKey pod) implements Action {}
}
