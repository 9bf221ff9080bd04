package dev.drydock.kube.apiserver.defaults;

import static dev.drydock.kube.apiserver.defaults.Each.isEmpty;
import static dev.drydock.kube.apiserver.defaults.Each.isZero;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSecurityContext;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.api.core.ResourceRequirements;
import java.util.List;
import java.util.TreeMap;

/// Defaults of Pods and of their templates. Mirrors `SetDefaults_Pod` and `SetDefaults_PodSpec`.
public final class PodDefaults {
    private PodDefaults() {}

    public static Pod of(Pod pod) {
        var spec = ofSpec(pod.spec());
        spec = spec.withContainers(Each.of(spec.containers(), PodDefaults::withRequests))
                .withInitContainers(Each.of(spec.initContainers(), PodDefaults::withRequests));
        spec = withPodRequests(spec);
        if (spec.enableServiceLinks() == null) {
            spec = spec.withEnableServiceLinks(true);
        }
        if (spec.hostNetwork() != null && spec.hostNetwork()) {
            spec = spec.withContainers(Each.of(spec.containers(), PodDefaults::withHostPorts))
                    .withInitContainers(Each.of(spec.initContainers(), PodDefaults::withHostPorts));
        }
        return spec.equals(pod.spec()) ? pod : pod.withSpec(spec);
    }

    public static PodTemplateSpec ofTemplate(PodTemplateSpec template) {
        var spec = ofSpec(template.spec());
        return spec.equals(template.spec()) ? template : template.withSpec(spec);
    }

    static PodSpec ofSpec(PodSpec given) {
        var spec = given.withContainers(Each.of(given.containers(), ContainerDefaults::of))
                .withInitContainers(Each.of(given.initContainers(), ContainerDefaults::of))
                .withVolumes(Each.of(given.volumes(), VolumeDefaults::of));
        if (isEmpty(spec.dnsPolicy())) {
            spec = spec.withDnsPolicy("ClusterFirst");
        }
        if (isEmpty(spec.restartPolicy())) {
            spec = spec.withRestartPolicy("Always");
        }
        if (spec.securityContext() == null) {
            spec = spec.withSecurityContext(PodSecurityContext.EMPTY);
        }
        if (spec.terminationGracePeriodSeconds() == null) {
            spec = spec.withTerminationGracePeriodSeconds(30L);
        }
        if (isEmpty(spec.schedulerName())) {
            spec = spec.withSchedulerName("default-scheduler");
        }
        return withServiceAccount(spec);
    }

    /// The deprecated field and its successor say the same.
    private static PodSpec withServiceAccount(PodSpec spec) {
        if (isEmpty(spec.serviceAccountName())) {
            return isEmpty(spec.serviceAccount()) ? spec : spec.withServiceAccountName(spec.serviceAccount());
        }
        return spec.serviceAccountName().equals(spec.serviceAccount()) ? spec : spec.withServiceAccount(spec.serviceAccountName());
    }

    /// What is limited and not asked for is asked for up to its limit: in Pods only, not in templates.
    private static Container withRequests(Container container) {
        var resources = container.resources();
        var requests = Each.missing(resources.requests(), resources.limits());
        return requests == resources.requests() ? container : container.withResources(resources.withRequests(requests));
    }

    private static PodSpec withPodRequests(PodSpec spec) {
        var resources = spec.resources();
        if (resources == null || resources.limits().isEmpty()) {
            return spec;
        }
        var asked = new TreeMap<String, Quantity>();
        for (var container : spec.containers()) {
            container.resources().requests().forEach((name, amount) -> {
                if (List.of("cpu", "memory").contains(name)) {
                    asked.merge(name, amount, Quantity::plus);
                }
            });
        }
        var requests = Each.missing(Each.missing(resources.requests(), asked), resources.limits());
        ResourceRequirements whole = resources.withRequests(requests);
        return spec.withResources(whole);
    }

    private static Container withHostPorts(Container container) {
        return container.withPorts(Each.of(
                container.ports(), port -> isZero(port.hostPort()) ? port.withHostPort(port.containerPort()) : port));
    }
}
