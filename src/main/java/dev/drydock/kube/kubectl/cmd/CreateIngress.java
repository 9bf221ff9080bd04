package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.networking.HTTPIngressPath;
import dev.drydock.kube.api.networking.HTTPIngressRuleValue;
import dev.drydock.kube.api.networking.Ingress;
import dev.drydock.kube.api.networking.IngressBackend;
import dev.drydock.kube.api.networking.IngressRule;
import dev.drydock.kube.api.networking.IngressServiceBackend;
import dev.drydock.kube.api.networking.IngressSpec;
import dev.drydock.kube.api.networking.IngressTLS;
import dev.drydock.kube.api.networking.ServiceBackendPort;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `kubectl create ingress`: rules such as `shop.example/cart*=cart:80,tls=certificate`.
final class CreateIngress {
    static final Command COMMAND = new Generator(
            "ingress",
            List.of("ing"),
            "NAME --rule=host/path=service:port[,tls[=secret]] ",
            "failed to create ingress: ",
            CreateIngress::declare,
            CreateIngress::ingress);

    private static final Pattern RULE = Pattern.compile(
            "(?<host>[\\w*.-]*)(?<path>/[^,=\\n]*)=(?<service>[\\w-]+:[\\w-]+)(?<tls>,tls=?(?<secret>[\\w-]+)?)?");

    private CreateIngress() {}

    private static void declare(FlagSet flags) {
        flags.text("class").array("rule", "").text("default-backend").array("annotation", "");
    }

    private static Ingress ingress(Invocation kubectl) {
        var meta = CreateGenerators.named(kubectl);
        var flags = kubectl.flags();
        var backend = flags.get("default-backend");
        if (backend.isEmpty() && flags.all("rule").isEmpty()) {
            throw Failure.of("not enough information provided: every ingress has to either specify a default-backend"
                    + " (which catches all traffic) or a list of rules (which catch specific paths)");
        }
        var rules = flags.all("rule").stream().map(CreateIngress::rule).toList();
        var annotations = annotations(flags.all("annotation"));
        if (!backend.isEmpty() && backend.split(":", -1).length != 2) {
            throw Failure.of("default-backend should be in format servicename:serviceport");
        }
        return Ingress.EMPTY
                .withMetadata(meta.withAnnotations(annotations))
                .withSpec(IngressSpec.EMPTY
                        .withIngressClassName(flags.get("class").isEmpty() ? null : flags.get("class"))
                        .withDefaultBackend(backend.isEmpty() ? null : backend(backend))
                        .withRules(rules(rules))
                        .withTls(certificates(rules)));
    }

    /// @param secret empty where the rule names none
    private record Rule(String host, String path, String service, boolean tls, String secret) {}

    private static Rule rule(String text) {
        var parts = RULE.matcher(text);
        if (!parts.matches()) {
            throw Failure.of("rule %s is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]".formatted(text));
        }
        var secret = parts.group("secret");
        return new Rule(parts.group("host"), parts.group("path"), parts.group("service"), parts.group("tls") != null, secret == null ? "" : secret);
    }

    private static Map<String, String> annotations(List<String> given) {
        var annotations = new LinkedHashMap<String, String>();
        for (var annotation : given) {
            var parts = annotation.split("=", 2);
            if (parts.length != 2) {
                throw Failure.of("annotation %s is invalid and should be in format key=[value]".formatted(annotation));
            }
            annotations.put(parts[0], parts[1]);
        }
        return annotations;
    }

    /// One for each host, in the order of their first paths.
    private static List<IngressRule> rules(List<Rule> rules) {
        var paths = new LinkedHashMap<String, List<HTTPIngressPath>>();
        rules.forEach(rule -> paths.computeIfAbsent(rule.host, host -> new ArrayList<>()).add(path(rule)));
        return paths.entrySet().stream()
                .map(entry -> IngressRule.EMPTY
                        .withHost(entry.getKey().isEmpty() ? null : entry.getKey())
                        .withHttp(HTTPIngressRuleValue.EMPTY.withPaths(entry.getValue())))
                .toList();
    }

    private static HTTPIngressPath path(Rule rule) {
        boolean prefix = rule.path.endsWith("*");
        return HTTPIngressPath.EMPTY
                .withPath(prefix ? rule.path.substring(0, rule.path.length() - 1) : rule.path)
                .withPathType(prefix ? "Prefix" : "Exact")
                .withBackend(backend(rule.service));
    }

    private static IngressBackend backend(String service) {
        var parts = service.split(":", 2);
        var port = parts[1].matches("\\d{1,9}")
                ? ServiceBackendPort.EMPTY.withNumber(Integer.parseInt(parts[1]))
                : ServiceBackendPort.EMPTY.withName(parts[1]);
        return IngressBackend.EMPTY.withService(IngressServiceBackend.EMPTY.withName(parts[0]).withPort(port));
    }

    /// One for each secret; a host counts the first time it is named.
    private static List<IngressTLS> certificates(List<Rule> rules) {
        var seen = new LinkedHashSet<String>();
        var hosts = new LinkedHashMap<String, List<String>>();
        for (var rule : rules) {
            if (rule.tls && seen.add(rule.host)) {
                var names = hosts.getOrDefault(rule.secret, List.of());
                var more = rule.host.isEmpty() && names.isEmpty() ? names : Stream.concat(names.stream(), Stream.of(rule.host)).toList();
                if (!more.isEmpty() || !rule.secret.isEmpty()) {
                    hosts.put(rule.secret, more);
                }
            }
        }
        return hosts.entrySet().stream()
                .map(entry -> IngressTLS.EMPTY
                        .withHosts(entry.getValue())
                        .withSecretName(entry.getKey().isEmpty() ? null : entry.getKey()))
                .toList();
    }
}
