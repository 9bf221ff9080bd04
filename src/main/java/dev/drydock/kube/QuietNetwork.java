package dev.drydock.kube;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.kubelet.shell.Network;
import java.util.List;

/// The cluster's network for one who only wants to know what would be.
record QuietNetwork(ClusterNetwork network) implements Network {
    @Override
    public List<Found> lookUp(ObjectKey pod, String name) {
        return network.lookUp(pod, name);
    }

    @Override
    public Outcome request(ObjectKey pod, String address, int port, String path) {
        return network.foresee(pod, address, port, path);
    }

    @Override
    public boolean isThere(String address) {
        return network.isThere(address);
    }

    @Override
    public Network quiet() {
        return this;
    }
}
