package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.cli.Kubeconfig;
import java.util.Objects;

/// Says where the control plane and the cluster's own services are. Mirrors `kubectl/pkg/cmd/clusterinfo`, without `dump`.
final class ClusterInfoCommand implements Command {
    @Override
    public String name() {
        return "cluster-info";
    }

    @Override
    public String usage() {
        return "[flags] [options]";
    }

    @Override
    public void run(Invocation kubectl) {
        var namespace = kubectl.namespaceGiven() ? kubectl.namespace() : "kube-system";
        kubectl.println("Kubernetes control plane is running at " + Kubeconfig.SERVER);
        for (var object : kubectl.client().list(Kinds.of(Service.class), namespace, "kubernetes.io/cluster-service=true", "")) {
            var service = (Service) object;
            var title = service.metadata().labels().getOrDefault("kubernetes.io/name", service.name());
            kubectl.println(title + " is running at " + link(service));
        }
        kubectl.println("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.");
    }

    private static String link(Service service) {
        var ingress = service.status().loadBalancer().ingress();
        if (!ingress.isEmpty()) {
            var address = Objects.requireNonNullElse(ingress.getFirst().ip(), Objects.requireNonNullElse(ingress.getFirst().hostname(), ""));
            var links = new StringBuilder();
            service.spec().ports().forEach(port -> links.append("http://").append(address).append(':').append(port.port()).append(' '));
            return links.toString();
        }
        return Kubeconfig.SERVER + "/api/v1/namespaces/" + service.namespace() + "/services/" + proxied(service) + "/proxy";
    }

    private static String proxied(Service service) {
        if (service.spec().ports().isEmpty()) {
            return service.name();
        }
        ServicePort port = service.spec().ports().getFirst();
        var portName = Objects.requireNonNullElse(port.name(), "");
        boolean secure = portName.equals("https") || Objects.equals(port.port(), 443);
        return secure
                ? "https:" + service.name() + ":" + portName
                : portName.isEmpty() ? service.name() : service.name() + ":" + portName;
    }
}
