package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import java.util.List;

/// The network as a container reaches it: names, and who answers behind an address.
public interface Network {
    /// @param pod who asks
    /// @return the addresses of a name; none where it has none
    List<String> resolve(ObjectKey pod, String name);

    /// A name with its domain, as it was found.
    String fullName(ObjectKey pod, String name);

    /// Sends a request for a path to an address.
    Outcome request(ObjectKey pod, String address, int port, String path);

    /// What becomes of a request.
    sealed interface Outcome {
        /// @param by the Pod that answered; what else answers, by its address
        record Answered(ObjectKey by, int status, String body) implements Outcome {}

        record Refused() implements Outcome {}

        record TimedOut() implements Outcome {}
    }
}
