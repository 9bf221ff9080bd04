package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;
import static dev.drydock.kube.apiserver.validation.Values.truth;

import dev.drydock.kube.api.core.HostAlias;
import dev.drydock.kube.api.core.PodDNSConfig;
import dev.drydock.kube.api.core.PodOS;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.ResourceRequirements;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Pod's spec, in a Pod or a template. Mirrors `ValidatePodSpec`, without Windows.
final class PodSpecValidation {
    private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS_POLICIES = List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");
    private static final List<String> SYSTEMS = List.of("linux", "windows");

    private PodSpecValidation() {}

    /// @param pod the name of the Pod; null in a template
    /// @param inPod whether this is a Pod's own spec
    static void validate(PodSpec spec, @Nullable String pod, boolean inPod, Path path, Errors errors) {
        var grace = spec.terminationGracePeriodSeconds();
        if (grace == null) {
            errors.required(path.child("terminationGracePeriodSeconds"));
        }
        var volumes = VolumeValidation.validate(spec.volumes(), pod, path.child("volumes"), errors);
        var claims = ResourceValidation.validatePodClaims(spec.resourceClaims(), path.child("resourceClaims"), errors);
        boolean hostUsers = spec.hostUsers() == null || spec.hostUsers();
        var context = new ContainerValidation.Context(volumes, claims, grace, text(spec.restartPolicy()), hostUsers);
        ContainerValidation.validate(spec.containers(), context, path.child("containers"), errors);
        ContainerValidation.validateInit(spec.initContainers(), spec.containers(), context, path.child("initContainers"), errors);
        ResourceValidation.validatePod(spec, path.child("resources"), errors);
        validateHostPorts(spec, inPod, path.child("containers"), errors);
        errors.oneOf(path.child("restartPolicy"), spec.restartPolicy(), RESTART_POLICIES);
        errors.oneOf(path.child("dnsPolicy"), spec.dnsPolicy(), DNS_POLICIES);
        Labels.validate(spec.nodeSelector(), path.child("nodeSelector"), errors);
        SecurityContextValidation.validateSharing(spec, path.child("securityContext"), errors);
        SecurityContextValidation.validatePod(spec.securityContext(), spec, path.child("securityContext"), errors);
        AffinityValidation.validate(spec.affinity(), path.child("affinity"), errors);
        validateDns(spec.dnsConfig(), spec.dnsPolicy(), path.child("dnsConfig"), errors);
        for (int i = 0; i < spec.readinessGates().size(); i++) {
            var type = text(spec.readinessGates().get(i).conditionType());
            errors.invalid(path.child("readinessGates").index(i).child("conditionType"), type, Names.qualified(type));
        }
        SchedulingValidation.validateGates(spec.schedulingGates(), path.child("schedulingGates"), errors);
        SchedulingValidation.validateSpread(spec.topologySpreadConstraints(), path.child("topologySpreadConstraints"), errors);
        validateHostUsers(spec, path, errors);
        validateNames(spec, path, errors);
        SchedulingValidation.validateTolerations(spec.tolerations(), path.child("tolerations"), errors);
        validateHostAliases(spec.hostAliases(), path.child("hostAliases"), errors);
        subdomain(spec.priorityClassName(), path.child("priorityClassName"), errors);
        subdomain(spec.runtimeClassName(), path.child("runtimeClassName"), errors);
        if (spec.preemptionPolicy() != null) {
            errors.oneOf(path.child("preemptionPolicy"), spec.preemptionPolicy(), PREEMPTION_POLICIES);
        }
        if (!spec.overhead().isEmpty()) {
            ResourceValidation.validate(ResourceRequirements.EMPTY.withLimits(spec.overhead()), Set.of(), path.child("overhead"), errors);
        }
        validateSystem(spec.os(), path.child("os"), errors);
    }

    private static void validateNames(PodSpec spec, Path path, Errors errors) {
        subdomain(spec.serviceAccountName(), path.child("serviceAccountName"), errors);
        subdomain(spec.nodeName(), path.child("nodeName"), errors);
        var deadline = spec.activeDeadlineSeconds();
        if (deadline != null) {
            errors.invalid(path.child("activeDeadlineSeconds"), deadline, Names.between(deadline, 1, Integer.MAX_VALUE));
        }
        if (!empty(spec.hostname())) {
            errors.invalid(path.child("hostname"), spec.hostname(), Names.dns1123Label(text(spec.hostname())));
        }
        if (!empty(spec.subdomain())) {
            errors.invalid(path.child("subdomain"), spec.subdomain(), Names.dns1123Label(text(spec.subdomain())));
        }
    }

    private static void subdomain(@Nullable String name, Path path, Errors errors) {
        if (!empty(name)) {
            errors.invalid(path, name, Names.dns1123Subdomain(text(name)));
        }
    }

    private static void validateHostPorts(PodSpec spec, boolean inPod, Path path, Errors errors) {
        if (!truth(spec.hostNetwork())) {
            return;
        }
        for (int i = 0; i < spec.containers().size(); i++) {
            var ports = spec.containers().get(i).ports();
            for (int j = 0; j < ports.size(); j++) {
                int host = number(ports.get(j).hostPort());
                if ((inPod || host != 0) && host != number(ports.get(j).containerPort())) {
                    errors.invalid(path.index(i).child("ports").index(j).child("hostPort"), host,
                            "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }

    private static void validateHostUsers(PodSpec spec, Path path, Errors errors) {
        if (spec.hostUsers() == null || spec.hostUsers()) {
            return;
        }
        var detail = "when `pod.Spec.HostUsers` is false";
        if (truth(spec.hostNetwork())) {
            errors.forbidden(path.child("hostNetwork"), detail);
        }
        if (truth(spec.hostPID())) {
            errors.forbidden(path.child("HostPID"), detail);
        }
        if (truth(spec.hostIPC())) {
            errors.forbidden(path.child("HostIPC"), detail);
        }
    }

    private static void validateDns(@Nullable PodDNSConfig config, @Nullable String policy, Path path, Errors errors) {
        if ("None".equals(policy)) {
            if (config == null) {
                errors.required(path, "must provide `dnsConfig` when `dnsPolicy` is None");
            } else if (config.nameservers().isEmpty()) {
                errors.required(path.child("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
                return;
            }
        }
        if (config == null) {
            return;
        }
        if (config.nameservers().size() > 3) {
            errors.invalid(path.child("nameservers"), config.nameservers(), "must not have more than 3 nameservers");
        }
        for (int i = 0; i < config.nameservers().size(); i++) {
            Addresses.validate(config.nameservers().get(i), path.child("nameservers").index(i), errors);
        }
        if (config.searches().size() > 32) {
            errors.invalid(path.child("searches"), config.searches(), "must not have more than 32 search paths");
        }
        if (String.join(" ", config.searches()).length() > 2048) {
            errors.invalid(path.child("searches"), config.searches(),
                    "must not have more than 2048 characters (including spaces) in the search list");
        }
        for (int i = 0; i < config.searches().size(); i++) {
            var search = config.searches().get(i);
            if (!search.equals(".")) {
                var name = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
                errors.invalid(path.child("searches").index(i), name, Names.dns1123SubdomainWithUnderscore(name));
            }
        }
        for (int i = 0; i < config.options().size(); i++) {
            if (empty(config.options().get(i).name())) {
                errors.required(path.child("options").index(i), "must not be empty");
            }
        }
    }

    private static void validateHostAliases(List<HostAlias> aliases, Path path, Errors errors) {
        for (int i = 0; i < aliases.size(); i++) {
            Addresses.validate(text(aliases.get(i).ip()), path.index(i).child("ip"), errors);
            for (int j = 0; j < aliases.get(i).hostnames().size(); j++) {
                var name = aliases.get(i).hostnames().get(j);
                errors.invalid(path.index(i).child("hostnames").index(j), name, Names.dns1123Subdomain(name));
            }
        }
    }

    private static void validateSystem(@Nullable PodOS system, Path path, Errors errors) {
        if (system == null) {
            return;
        }
        if (empty(system.name())) {
            errors.required(path.child("name"), "cannot be empty");
        } else if (!SYSTEMS.contains(system.name())) {
            errors.notSupported(path, system.name(), SYSTEMS);
        }
    }
}
