package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.isEmpty;
import static dev.drydock.kube.kubectl.describe.Description.text;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.networking.Ingress;
import dev.drydock.kube.api.networking.IngressBackend;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Mirrors `IngressDescriber` of `kubectl/pkg/describe`.
final class IngressDescriber implements Describer<Ingress> {
    @Override
    public Description describe(Ingress ingress, Invocation kubectl) {
        var spec = ingress.spec();
        var otherwise = spec.defaultBackend();
        var description = new Description()
                .field("Name", ingress.name())
                .labels("Labels", ingress.metadata().labels())
                .field("Namespace", ingress.namespace())
                .field("Address", ingress.status().loadBalancer().ingress().stream()
                        .map(each -> isEmpty(each.ip()) ? text(each.hostname()) : text(each.ip()))
                        .collect(Collectors.joining(",")));
        if (spec.ingressClassName() != null) {
            description.field("Ingress Class", spec.ingressClassName());
        }
        description.field("Default backend", otherwise == null ? "<default>" : backend(ingress, otherwise, kubectl));
        if (!spec.tls().isEmpty()) {
            description.line(0, "TLS:");
            spec.tls().forEach(tls -> description.line(1, (isEmpty(tls.secretName()) ? "SNI routes " : tls.secretName() + " terminates ")
                    + String.join(",", tls.hosts())));
        }
        rules(description, ingress, kubectl);
        description.annotations("Annotations", ingress.metadata().annotations());
        EventLines.add(description, kubectl, ingress);
        return description;
    }

    private static void rules(Description description, Ingress ingress, Invocation kubectl) {
        description.line(0, "Rules:").line(1, "Host\tPath\tBackends").line(1, "----\t----\t--------");
        boolean any = false;
        for (var rule : ingress.spec().rules()) {
            if (rule.http() != null) {
                any = true;
                description.line(1, (isEmpty(rule.host()) ? "*" : rule.host()) + "\t");
                rule.http().paths().forEach(path ->
                        description.line(2, "\t" + text(path.path()) + " \t" + backend(ingress, path.backend(), kubectl)));
            }
        }
        if (!any) {
            var otherwise = ingress.spec().defaultBackend();
            description.line(1, "*\t*\t" + (otherwise == null ? "<default>" : backend(ingress, otherwise, kubectl)));
        }
    }

    private static String backend(Ingress ingress, IngressBackend backend, Invocation kubectl) {
        if (backend.resource() != null) {
            return "APIGroup: %s, Kind: %s, Name: %s".formatted(text(backend.resource().apiGroup()), backend.resource().kind(), backend.resource().name());
        } else if (backend.service() == null) {
            return "";
        }
        var wanted = backend.service().port();
        var title = backend.service().name() + ":" + (wanted == null ? "" : isEmpty(wanted.name()) ? text(wanted.number()) : wanted.name());
        return kubectl.client()
                .find(Kinds.of(Service.class), new ObjectKey(ingress.namespace(), text(backend.service().name())))
                .map(Service.class::cast)
                .map(service -> title + " (" + ServiceDescriber.endpoints(service, port(service, wanted == null ? null : wanted.number(), wanted == null ? null : wanted.name()), kubectl) + ")")
                .orElseGet(() -> title + " (<error: services \"" + backend.service().name() + "\" not found>)");
    }

    private static ServicePort port(Service service, @Nullable Integer number, @Nullable String name) {
        return service.spec().ports().stream()
                .filter(port -> number != null && number != 0 && number.equals(port.port()) || !isEmpty(name) && Objects.equals(name, port.name()))
                .findFirst()
                .orElse(ServicePort.EMPTY);
    }
}
