package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.LocalObjectReference;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.Base64;
import java.util.TreeMap;

/// What is said of ConfigMaps, Secrets and ServiceAccounts.
final class ConfigDescribers {
    private ConfigDescribers() {}

    private static Description head(KubeObject object) {
        return new Description()
                .field("Name", object.name())
                .field("Namespace", object.namespace())
                .labels("Labels", object.metadata().labels())
                .annotations("Annotations", object.metadata().annotations());
    }

    static Description configMap(ConfigMap map, Invocation kubectl) {
        var description = head(map).line(0, "").line(0, "Data").line(0, "====");
        new TreeMap<>(map.data()).forEach((key, value) ->
                description.line(0, key + ":").line(0, "----").line(0, value).line(0, ""));
        description.line(0, "").line(0, "BinaryData").line(0, "====");
        new TreeMap<>(map.binaryData()).forEach((key, value) ->
                description.line(0, key + ": " + Base64.getDecoder().decode(value).length + " bytes"));
        description.line(0, "");
        EventLines.add(description, kubectl, map);
        return description;
    }

    static Description secret(Secret secret, Invocation kubectl) {
        var description = head(secret)
                .line(0, "")
                .field("Type", secret.type())
                .line(0, "")
                .line(0, "Data")
                .line(0, "====");
        new TreeMap<>(secret.data()).forEach((key, value) ->
                description.field(key, Base64.getDecoder().decode(value).length + " bytes"));
        return description;
    }

    static Description serviceAccount(ServiceAccount account, Invocation kubectl) {
        var description = head(account)
                .lines("Image pull secrets", account.imagePullSecrets().stream().map(LocalObjectReference::name).toList());
        EventLines.add(description, kubectl, account);
        return description;
    }
}
