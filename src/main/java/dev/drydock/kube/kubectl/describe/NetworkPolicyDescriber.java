package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;

import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.networking.NetworkPolicy;
import dev.drydock.kube.api.networking.NetworkPolicyPeer;
import dev.drydock.kube.api.networking.NetworkPolicyPort;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Mirrors `NetworkPolicyDescriber` of `kubectl/pkg/describe`.
final class NetworkPolicyDescriber implements Describer<NetworkPolicy> {
    private static final DateTimeFormatter GO_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z 'UTC'").withZone(ZoneOffset.UTC);

    /// One rule of either direction.
    private record Rule(List<NetworkPolicyPort> ports, List<NetworkPolicyPeer> peers) {}

    @Override
    public Description describe(NetworkPolicy policy, Invocation kubectl) {
        var spec = policy.spec();
        var created = policy.metadata().creationTimestamp();
        var everywhere = spec.podSelector().matchLabels().isEmpty() && spec.podSelector().matchExpressions().isEmpty();
        var description = new Description()
                .field("Name", policy.name())
                .field("Namespace", policy.namespace())
                .field("Created on", created == null ? "" : GO_TIME.format(created))
                .labels("Labels", policy.metadata().labels())
                .annotations("Annotations", policy.metadata().annotations())
                .line(0, "Spec:")
                .line(1, "PodSelector:     " + (everywhere
                        ? "<none> (Allowing the specific traffic to all pods in this namespace)"
                        : SelectorFormat.selector(spec.podSelector())));
        direction(description, spec.policyTypes().contains("Ingress"), "ingress", "From", "source",
                spec.ingress().stream().map(rule -> new Rule(rule.ports(), rule.from())).toList());
        direction(description, spec.policyTypes().contains("Egress"), "egress", "To", "destination",
                spec.egress().stream().map(rule -> new Rule(rule.ports(), rule.to())).toList());
        return description.line(1, "Policy Types: " + String.join(", ", spec.policyTypes()));
    }

    private static void direction(Description description, boolean affected, String name, String side, String other, List<Rule> rules) {
        if (!affected) {
            description.line(1, "Not affecting " + name + " traffic");
            return;
        }
        description.line(1, "Allowing " + name + " traffic:");
        if (rules.isEmpty()) {
            description.line(2, "<none> (Selected pods are isolated for " + name + " connectivity)");
        }
        boolean first = true;
        for (var rule : rules) {
            if (!first) {
                description.line(2, "----------");
            }
            first = false;
            ports(description, rule.ports());
            if (rule.peers().isEmpty()) {
                description.line(2, side + ": <any> (traffic not restricted by " + other + ")");
            }
            for (var peer : rule.peers()) {
                description.line(2, side + ":");
                peer(description, peer);
            }
        }
    }

    private static void ports(Description description, List<NetworkPolicyPort> ports) {
        if (ports.isEmpty()) {
            description.line(2, "To Port: <any> (traffic allowed to all ports)");
        }
        for (var port : ports) {
            var protocol = isEmpty(port.protocol()) ? "TCP" : port.protocol();
            var number = port.port() == null ? "<any>" : text(port.port());
            description.line(2, "To Port: " + (port.endPort() == null ? number : number + "-" + port.endPort()) + "/" + protocol);
        }
    }

    private static void peer(Description description, NetworkPolicyPeer peer) {
        selector(description, "NamespaceSelector", peer.namespaceSelector());
        selector(description, "PodSelector", peer.podSelector());
        if (peer.ipBlock() != null && peer.podSelector() == null && peer.namespaceSelector() == null) {
            description.line(3, "IPBlock:");
            description.line(4, "CIDR: " + peer.ipBlock().cidr());
            description.line(4, "Except: " + String.join(", ", peer.ipBlock().except()));
        }
    }

    private static void selector(Description description, String name, dev.drydock.kube.api.meta.@Nullable LabelSelector selector) {
        if (selector != null) {
            description.line(3, name + ": " + SelectorFormat.selector(selector));
        }
    }
}
