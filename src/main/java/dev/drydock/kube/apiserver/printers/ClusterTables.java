package dev.drydock.kube.apiserver.printers;

import static dev.drydock.kube.apiserver.printers.TablePrinter.age;
import static dev.drydock.kube.apiserver.printers.TablePrinter.number;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orEmpty;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orNone;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.Table.Column;
import dev.drydock.kube.api.coordination.Lease;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tables of what a cluster consists of: nodes, namespaces, leases, events.
final class ClusterTables {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

    static final List<TablePrinter<?>> PRINTERS = List.of(
            new TablePrinter<>(
                    Namespace.class,
                    List.of(Column.ofName(), Column.of("Status"), Column.of("Age")),
                    (namespace, now) -> List.of(namespace.name(), orEmpty(namespace.status().phase()), age(namespace, now))),
            new TablePrinter<>(
                    Node.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Status"),
                            Column.of("Roles"),
                            Column.of("Age"),
                            Column.of("Version"),
                            Column.onlyWide("Internal-IP"),
                            Column.onlyWide("External-IP"),
                            Column.onlyWide("OS-Image"),
                            Column.onlyWide("Kernel-Version"),
                            Column.onlyWide("Container-Runtime")),
                    (node, now) -> List.of(
                            node.name(),
                            status(node),
                            roles(node),
                            age(node, now),
                            orEmpty(node.status().nodeInfo().kubeletVersion()),
                            address(node, "InternalIP"),
                            address(node, "ExternalIP"),
                            orUnknown(node.status().nodeInfo().osImage()),
                            orUnknown(node.status().nodeInfo().kernelVersion()),
                            orUnknown(node.status().nodeInfo().containerRuntimeVersion()))),
            new TablePrinter<>(
                    Lease.class,
                    List.of(Column.ofName(), Column.of("Holder"), Column.of("Age")),
                    (lease, now) -> List.of(lease.name(), orEmpty(lease.spec().holderIdentity()), age(lease, now))),
            new TablePrinter<>(
                    Event.class,
                    List.of(
                            Column.of("Last Seen"),
                            Column.of("Type"),
                            Column.of("Reason"),
                            Column.of("Object"),
                            Column.onlyWide("Subobject"),
                            Column.onlyWide("Source"),
                            Column.of("Message"),
                            Column.onlyWide("First Seen"),
                            Column.onlyWide("Count"),
                            new Column("Name", "string", "name", true)),
                    ClusterTables::event));

    private ClusterTables() {}

    private static String status(Node node) {
        var words = new ArrayList<String>();
        node.status().conditions().stream()
                .filter(condition -> "Ready".equals(condition.type()))
                .forEach(condition -> words.add("True".equals(condition.status()) ? "Ready" : "NotReady"));
        if (words.isEmpty()) {
            words.add("Unknown");
        }
        if (Boolean.TRUE.equals(node.spec().unschedulable())) {
            words.add("SchedulingDisabled");
        }
        return String.join(",", words);
    }

    private static String roles(Node node) {
        var roles = new TreeSet<String>();
        node.metadata().labels().forEach((key, value) -> {
            if (key.startsWith(ROLE_PREFIX) && key.length() > ROLE_PREFIX.length()) {
                roles.add(key.substring(ROLE_PREFIX.length()));
            } else if (key.equals("kubernetes.io/role") && !value.isEmpty()) {
                roles.add(value);
            }
        });
        return roles.isEmpty() ? "<none>" : String.join(",", roles);
    }

    private static String address(Node node, String type) {
        return orNone(node.status().addresses().stream()
                .filter(address -> type.equals(address.type()))
                .findFirst()
                .map(NodeAddress::address)
                .orElse(""));
    }

    private static String orUnknown(@Nullable String text) {
        return text == null || text.isEmpty() ? "<unknown>" : text;
    }

    private static List<String> event(Event event, Instant now) {
        var first = event.firstTimestamp() != null ? event.firstTimestamp() : event.eventTime();
        var last = event.lastTimestamp() != null ? event.lastTimestamp() : first;
        var involved = event.involvedObject();
        var source = event.source().component() != null && !event.source().component().isEmpty()
                ? event.source().component()
                : orEmpty(event.reportingComponent());
        var host = event.source().host();
        var series = event.series();
        var lastSeen = series != null && series.lastObservedTime() != null ? series.lastObservedTime() : last;
        return List.of(
                HumanDuration.since(lastSeen, now),
                orEmpty(event.type()),
                orEmpty(event.reason()),
                orEmpty(involved.kind()).toLowerCase(Locale.ROOT) + (orEmpty(involved.name()).isEmpty() ? "" : "/" + involved.name()),
                orEmpty(involved.fieldPath()),
                host == null || host.isEmpty() ? source : source + ", " + host,
                orEmpty(event.message()).strip(),
                HumanDuration.since(first, now),
                number(series != null ? series.count() : event.count() == null || event.count() == 0 ? Integer.valueOf(1) : event.count()),
                event.name());
    }
}
