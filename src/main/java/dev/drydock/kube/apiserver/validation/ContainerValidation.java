package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Containers of all sorts. Mirrors `validateContainers`, `validateInitContainers` and `validateContainerCommon`.
final class ContainerValidation {
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");
    private static final List<String> RESTART_POLICIES = List.of("Always", "Never", "OnFailure");
    private static final String NEEDS_SIDECAR = "may not be set for init containers without restartPolicy=Always";

    /// What a container shares with its Pod.
    record Context(
            Map<String, Volume> volumes,
            Set<String> claims,
            @Nullable Long grace,
            String restartPolicy,
            boolean hostUsers) {}

    private ContainerValidation() {}

    static void validate(List<Container> containers, Context pod, Path path, Errors errors) {
        if (containers.isEmpty()) {
            errors.required(path);
            return;
        }
        var names = HashSet.<String>newHashSet(containers.size());
        for (int i = 0; i < containers.size(); i++) {
            var container = containers.get(i);
            var at = path.index(i);
            validateCommon(container, pod, at, errors);
            if (!names.add(text(container.name()))) {
                errors.duplicate(at.child("name"), text(container.name()));
            }
            validateHooksAndProbes(container, pod, at, errors);
            validateRestart(container, at, errors);
        }
        validateHostPorts(containers, path, errors);
    }

    static void validateInit(List<Container> containers, List<Container> regular, Context pod, Path path, Errors errors) {
        if (containers.isEmpty()) {
            return;
        }
        var names = new HashSet<String>();
        regular.forEach(container -> names.add(text(container.name())));
        for (int i = 0; i < containers.size(); i++) {
            var container = containers.get(i);
            var at = path.index(i);
            validateCommon(container, pod, at, errors);
            validateRestart(container, at, errors);
            if (names.contains(text(container.name()))) {
                errors.duplicate(at.child("name"), text(container.name()));
            } else if (!empty(container.name())) {
                names.add(text(container.name()));
            }
            validateHostPorts(List.of(container), path, errors);
            if ("Always".equals(container.restartPolicy())) {
                validateHooksAndProbes(container, pod, at, errors);
            } else {
                forbid(container.lifecycle(), at.child("lifecycle"), errors);
                forbid(container.livenessProbe(), at.child("livenessProbe"), errors);
                forbid(container.readinessProbe(), at.child("readinessProbe"), errors);
                forbid(container.startupProbe(), at.child("startupProbe"), errors);
            }
        }
    }

    private static void forbid(@Nullable Object value, Path path, Errors errors) {
        if (value != null) {
            errors.forbidden(path, NEEDS_SIDECAR);
        }
    }

    private static void validateRestart(Container container, Path path, Errors errors) {
        var policy = container.restartPolicy();
        if (policy != null && !RESTART_POLICIES.contains(policy)) {
            errors.notSupported(path.child("restartPolicy"), policy, RESTART_POLICIES);
        } else if (policy == null && !container.restartPolicyRules().isEmpty()) {
            errors.required(path.child("restartPolicy"), "must specify restartPolicy when restart rules are used");
        }
    }

    private static void validateHooksAndProbes(Container container, Context pod, Path path, Errors errors) {
        HandlerValidation.validateLifecycle(container.lifecycle(), pod.grace(), path.child("lifecycle"), errors);
        HandlerValidation.validateLiveness(container.livenessProbe(), pod.grace(), path.child("livenessProbe"), errors);
        HandlerValidation.validateReadiness(container.readinessProbe(), pod.grace(), path.child("readinessProbe"), errors);
        HandlerValidation.validateLiveness(container.startupProbe(), pod.grace(), path.child("startupProbe"), errors);
    }

    static void validateCommon(Container container, Context pod, Path path, Errors errors) {
        if (empty(container.name())) {
            errors.required(path.child("name"));
        } else {
            errors.invalid(path.child("name"), container.name(), Names.dns1123Label(text(container.name())));
        }
        if (empty(container.image())) {
            errors.required(path.child("image"));
        }
        errors.oneOf(path.child("terminationMessagePolicy"), container.terminationMessagePolicy(), MESSAGE_POLICIES);
        validatePorts(container.ports(), path.child("ports"), errors);
        EnvValidation.validate(container.env(), path.child("env"), errors);
        EnvValidation.validateFrom(container.envFrom(), path.child("envFrom"), errors);
        MountValidation.validateMounts(container, pod.volumes(), path.child("volumeMounts"), errors);
        MountValidation.validateDevices(container, pod.volumes(), path.child("volumeDevices"), errors);
        errors.oneOf(path.child("imagePullPolicy"), container.imagePullPolicy(), PULL_POLICIES);
        ResourceValidation.validate(container.resources(), pod.claims(), path.child("resources"), errors);
        ResourceValidation.validateResizePolicies(container.resizePolicy(), pod.restartPolicy(), path.child("resizePolicy"), errors);
        SecurityContextValidation.validate(container.securityContext(), pod.hostUsers(), path.child("securityContext"), errors);
    }

    private static void validatePorts(List<ContainerPort> ports, Path path, Errors errors) {
        var names = new HashSet<String>(0);
        for (int i = 0; i < ports.size(); i++) {
            var port = ports.get(i);
            var at = path.index(i);
            var name = text(port.name());
            if (!name.isEmpty()) {
                var problems = Names.portName(name);
                errors.invalid(at.child("name"), name, problems);
                if (problems.isEmpty() && !names.add(name)) {
                    errors.duplicate(at.child("name"), name);
                }
            }
            if (number(port.containerPort()) == 0) {
                errors.required(at.child("containerPort"));
            } else {
                errors.invalid(at.child("containerPort"), port.containerPort(), Names.port(number(port.containerPort())));
            }
            if (number(port.hostPort()) != 0) {
                errors.invalid(at.child("hostPort"), port.hostPort(), Names.port(number(port.hostPort())));
            }
            errors.oneOf(at.child("protocol"), port.protocol(), PROTOCOLS);
        }
    }

    private static void validateHostPorts(List<Container> containers, Path path, Errors errors) {
        var taken = new HashSet<String>(0);
        for (int i = 0; i < containers.size(); i++) {
            var ports = containers.get(i).ports();
            for (int j = 0; j < ports.size(); j++) {
                var port = ports.get(j);
                if (number(port.hostPort()) != 0) {
                    var place = text(port.protocol()) + "/" + text(port.hostIP()) + "/" + port.hostPort();
                    if (!taken.add(place)) {
                        errors.duplicate(path.index(i).child("ports").index(j).child("hostPort"), place);
                    }
                }
            }
        }
    }
}
