package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.api.ObjectKey;
import java.util.List;

/// The network as a container reaches it: names, and who answers behind an address.
public interface Network {
    /// A network in which there is nobody.
    Network NONE = new Network() {
        @Override
        public List<Found> lookUp(ObjectKey pod, String name) {
            return List.of();
        }

        @Override
        public Outcome request(ObjectKey pod, String address, int port, String path) {
            return new Outcome.TimedOut();
        }

        @Override
        public boolean isThere(String address) {
            return false;
        }

        @Override
        public Network quiet() {
            return this;
        }
    };

    /// What a name server says.
    ///
    /// @param name with its domain, as it was found
    /// @param canonical what `name` stands for; the same where it stands for itself
    /// @param addresses none where the name exists, but leads nowhere
    record Found(String name, String canonical, List<String> addresses) {}

    /// What a name means to a Pod: none where it means nothing.
    ///
    /// @param pod who asks
    List<Found> lookUp(ObjectKey pod, String name);

    /// @return the addresses of a name; none where it has none
    default List<String> resolve(ObjectKey pod, String name) {
        return lookUp(pod, name).stream().flatMap(found -> found.addresses().stream()).toList();
    }

    /// Sends a request for a path to an address.
    Outcome request(ObjectKey pod, String address, int port, String path);

    /// Whether somebody has an address, and answers a ping.
    boolean isThere(String address);

    /// The same network, where requests leave nothing behind: for one who only wants to know what would be.
    Network quiet();

    /// What becomes of a request.
    sealed interface Outcome {
        /// @param by the Pod that answered; what else answers, by its address
        record Answered(ObjectKey by, int status, String body) implements Outcome {}

        record Refused() implements Outcome {}

        record TimedOut() implements Outcome {}
    }
}
