package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.AbstractMap.SimpleEntry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The structs that refusals show, as upstream's internal types: Go's field names, in Go's order, nothing left out.
final class GoStructs {
    private static final Map<String, List<String>> FIELDS = Map.of(
            "DeploymentStrategy", List.of("Type", "RollingUpdate"),
            "SeccompProfile", List.of("Type", "LocalhostProfile"),
            "SecurityContext", List.of(
                    "Capabilities", "Privileged", "SELinuxOptions", "WindowsOptions", "RunAsUser", "RunAsGroup", "RunAsNonRoot",
                    "ReadOnlyRootFilesystem", "AllowPrivilegeEscalation", "ProcMount", "SeccompProfile", "AppArmorProfile"),
            "Capabilities", List.of("Add", "Drop"),
            "Taint", List.of("Key", "Value", "Effect", "TimeAdded"),
            "ServicePort", List.of("Name", "Protocol", "AppProtocol", "Port", "TargetPort", "NodePort"),
            "RollingUpdateDeployment", List.of("MaxUnavailable", "MaxSurge"),
            "StatefulSetUpdateStrategy", List.of("Type", "RollingUpdate"),
            "DaemonSetUpdateStrategy", List.of("Type", "RollingUpdate"));

    private GoStructs() {}

    /// Types that no refusal shows keep their JSON form.
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Struct struct when FIELDS.containsKey(struct.schema().name()) -> fields(struct);
            case List<?> list when !list.isEmpty() -> list.stream().map(GoStructs::of).toList();
            case null, default -> value;
        };
    }

    private static GoJson.Fields fields(Struct struct) {
        var entries = new ArrayList<Map.Entry<String, @Nullable Object>>();
        for (var name : Objects.requireNonNull(FIELDS.get(struct.schema().name()))) {
            var field = struct.schema().field(jsonName(name));
            if (field != null) {
                entries.add(new SimpleEntry<>(name, of(struct.get(field.index()))));
            }
        }
        return new GoJson.Fields(entries);
    }

    private static String jsonName(String name) {
        return name.startsWith("SE") ? "seL" + name.substring(3) : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
