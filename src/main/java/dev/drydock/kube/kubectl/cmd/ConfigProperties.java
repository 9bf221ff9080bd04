package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.cli.Kubeconfig;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `kubectl config set` and `unset`: single values of the kubeconfig by their paths. Names may have dots.
final class ConfigProperties {
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "clusters",
            Set.of("server", "tls-server-name", "insecure-skip-tls-verify", "certificate-authority", "certificate-authority-data", "proxy-url"),
            "contexts",
            Set.of("cluster", "user", "namespace"),
            "users",
            Set.of("client-certificate", "client-certificate-data", "client-key", "client-key-data", "token", "username", "password"));

    private ConfigProperties() {}

    /// @param name of the entry, empty for the whole section
    /// @param field of the entry, empty for the whole entry
    private record Path(String section, String name, String field) {
        /// Names may have dots, so what stands behind the last of them is a field where it can be one.
        static Path of(String text) {
            int first = text.indexOf('.');
            var section = first < 0 ? text : text.substring(0, first);
            if (section.equals("current-context") && first < 0) {
                return new Path(section, "", "");
            } else if (!FIELDS.containsKey(section)) {
                throw Failure.of("unable to locate path " + Go.quote(section));
            }
            var rest = first < 0 ? "" : text.substring(first + 1);
            int last = rest.lastIndexOf('.');
            boolean hasField = last > 0 && FIELDS.get(section).contains(rest.substring(last + 1));
            return hasField ? new Path(section, rest.substring(0, last), rest.substring(last + 1)) : new Path(section, rest, "");
        }
    }

    static void set(Invocation kubectl) {
        ConfigCommand.require(kubectl, 2, "set PROPERTY_NAME PROPERTY_VALUE [options]");
        var property = kubectl.arguments().getFirst();
        var value = kubectl.arguments().getLast();
        if (value.isEmpty()) {
            throw Failure.of("you cannot use set to unset a property");
        } else if (property.isEmpty()) {
            throw Failure.of("you must specify a property");
        }
        var config = kubectl.kubeconfig();
        var path = Path.of(property);
        if (path.section.equals("current-context")) {
            kubectl.keep(config.withCurrent(value));
        } else if (path.field.isEmpty()) {
            throw Failure.of("can't set a map to a value: map[" + String.join(" ", config.section(path.section).keySet()) + "]");
        } else {
            var entry = new TreeMap<String, Object>(config.section(path.section).getOrDefault(path.name, Map.of()));
            entry.put(path.field, value(kubectl, path.field, value));
            if (path.section.equals("contexts")) {
                List.of("cluster", "user").forEach(field -> entry.putIfAbsent(field, ""));
            }
            kubectl.keep(config.with(path.section, path.name, entry));
        }
        kubectl.println("Property " + Go.quote(property) + " set.");
    }

    private static Object value(Invocation kubectl, String field, String text) {
        if (field.equals("insecure-skip-tls-verify")) {
            if (!text.equals("true") && !text.equals("false")) {
                throw Failure.of("strconv.ParseBool: parsing " + Go.quote(text) + ": invalid syntax");
            }
            return text.equals("true");
        } else if (!field.endsWith("-data")) {
            return text;
        } else if (kubectl.flags().is("set-raw-bytes")) {
            return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        try {
            Base64.getDecoder().decode(text);
            return text;
        } catch (IllegalArgumentException notBase64) {
            throw Failure.of("error decoding input value: illegal base64 data at input byte 0");
        }
    }

    static void unset(Invocation kubectl) {
        ConfigCommand.require(kubectl, 1, "unset PROPERTY_NAME [options]");
        var property = kubectl.arguments().getFirst();
        if (property.isEmpty()) {
            throw Failure.of("you must specify a property");
        }
        kubectl.keep(without(kubectl.kubeconfig(), Path.of(property)));
        kubectl.println("Property " + Go.quote(property) + " unset.");
    }

    private static Kubeconfig without(Kubeconfig config, Path path) {
        if (path.section.equals("current-context")) {
            return config.withCurrent("");
        } else if (path.name.isEmpty()) {
            return config.withSection(path.section, Map.of());
        } else if (path.field.isEmpty()) {
            return config.with(path.section, path.name, null);
        }
        var present = config.section(path.section).get(path.name);
        if (present == null) {
            throw Failure.of("current map key `" + path.name + "` is invalid");
        }
        var entry = new TreeMap<String, Object>(present);
        entry.remove(path.field);
        if (path.section.equals("contexts")) {
            List.of("cluster", "user").forEach(field -> entry.putIfAbsent(field, ""));
        }
        return config.with(path.section, path.name, entry);
    }
}
