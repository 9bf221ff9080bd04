package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import dev.drydock.kube.kubelet.shell.Network;
import dev.drydock.kube.trace.Action;
import java.time.Duration;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The kubelets of all nodes: one controller, whose keys are Pods and, without a namespace, nodes.
/// Mirrors `pkg/kubelet`; what a node knows by itself is in its memory as [Machine] and [PodRecord].
public final class Kubelet implements Controller {
    public static final String NAME = "kubelet";

    private final Client client;
    private final ImageChanges images;
    private final ImageCatalogue catalogue = ImageCatalogue.builtIn();
    private final NodeAgent nodes;
    private final Network network;

    /// @param client of the component [#NAME]
    public Kubelet(Client client) {
        this(client, ImageChanges.FOLLOWED, Network.NONE);
    }

    /// @param network that containers reach
    public Kubelet(Client client, ImageChanges images, Network network) {
        this.client = client;
        this.network = network;
        this.images = images;
        this.nodes = new NodeAgent(client);
    }

    /// Lets a machine join the cluster: its kubelet starts, and registers it.
    public void join(NodeShape shape) {
        var key = new ObjectKey("", shape.name());
        client.memory().remember(key, Machine.of(shape));
        client.requeue(key, Duration.ZERO);
    }

    /// Cuts a node off: it neither reports nor acts any more.
    public void stop(String node) {
        change(node, false);
    }

    /// Brings a node back: it takes over where it stood.
    public void start(String node) {
        change(node, true);
        var machine = machine(node);
        var pods = new TreeSet<>(machine.addresses().keySet());
        client.podsOn(node).forEach(pod -> pods.add(pod.key()));
        pods.forEach(pod -> client.requeue(pod, Duration.ofMillis(10)));
    }

    /// Lets all kubelets look at what they have, as after they could not reach the API server.
    public void wake() {
        client.list(Node.class).forEach(node -> client.requeue(node.key(), Duration.ZERO));
        client.list(Pod.class).stream()
                .filter(pod -> pod.spec().nodeName() != null)
                .forEach(pod -> client.requeue(pod.key(), Duration.ofMillis(10)));
    }

    /// Takes the image registries away, or brings them back.
    public void registries(boolean reachable) {
        if (reachable) {
            client.memory().forget(ContainerRuntime.REGISTRY);
        } else {
            client.memory().remember(ContainerRuntime.REGISTRY, false);
        }
        client.trace(new Action.Disturbed((reachable ? "started " : "stopped ") + ContainerRuntime.REGISTRY));
    }

    /// Lets the process of a container end with an error.
    public void crash(ObjectKey pod, String container) {
        var record = record(pod);
        var running = running(record, pod, container);
        var ending = new Stage.Ending(client.clock(), 1, false);
        disturb("crashed", pod, container, record.with(named(record, container).withStage(running.withEnding(ending))));
    }

    /// Makes a container ready or not, whatever its probes say, until it is made again.
    public void ready(ObjectKey pod, String container, boolean ready) {
        var record = record(pod);
        var running = running(record, pod, container);
        var changed = running.withLeft(running.left().withUnwell(!ready));
        disturb(ready ? "made ready" : "made not ready", pod, container, record.with(named(record, container).withStage(changed)));
        if (!ready) {
            client.get(Pod.class, pod).ifPresent(present -> unhealthy(present, record, container));
        }
    }

    /// As its readiness probe would tell it that now fails.
    private void unhealthy(Pod pod, PodRecord record, String container) {
        var kind = record.init().stream().anyMatch(each -> each.name().equals(container)) ? "initContainers" : "containers";
        var message = "Readiness probe failed: " + Probes.refusal(Lifecycle.spec(pod, container), record.address());
        client.event(pod, "spec.%s{%s}".formatted(kind, container), "Warning", "Unhealthy", message);
    }

    private PodRecord record(ObjectKey pod) {
        return client.memory()
                .recall(pod, PodRecord.class)
                .orElseThrow(() -> new IllegalArgumentException("no node runs a pod " + pod));
    }

    private static ContainerRecord named(PodRecord record, String container) {
        return record.everyContainer().stream()
                .filter(each -> each.name().equals(container))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no container named " + container));
    }

    private static Stage.Running running(PodRecord record, ObjectKey pod, String container) {
        if (named(record, container).stage() instanceof Stage.Running running) {
            return running;
        }
        throw new IllegalArgumentException("container %s of %s does not run".formatted(container, pod));
    }

    private void disturb(String what, ObjectKey pod, String container, PodRecord record) {
        client.because(new Action.Disturbed("%s %s of %s".formatted(what, container, pod)), () -> {
            client.memory().remember(pod, record);
            client.requeue(pod, Duration.ZERO);
        });
    }

    private void change(String node, boolean running) {
        var machine = machine(node);
        client.memory().remember(new ObjectKey("", node), machine.withRunning(running));
        // So that no beat stays on the agenda that nobody will answer.
        client.requeue(new ObjectKey("", node), Duration.ZERO);
        client.trace(new Action.Disturbed((running ? "started " : "stopped ") + node));
    }

    private Machine machine(String node) {
        return client.memory()
                .recall(new ObjectKey("", node), Machine.class)
                .orElseThrow(() -> new IllegalArgumentException("no machine named " + node));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.onChange(Pod.class, Kubelet::bound)
                .onChange(ConfigMap.class, (before, after) -> waiting(before, after))
                .onChange(Secret.class, (before, after) -> waiting(before, after))
                .onChange(Service.class, (before, after) -> Polls.stir(client).stream())
                .onChange(EndpointSlice.class, (before, after) -> Polls.stir(client).stream())
                .onChange(Node.class, Kubelet::changed);
    }

    /// Pods that have a node; of what kubelets report themselves only the end matters.
    private static Stream<ObjectKey> bound(@Nullable Pod before, @Nullable Pod after) {
        var pod = after == null ? before : after;
        if (pod == null || pod.spec().nodeName() == null) {
            return Stream.empty();
        }
        boolean onlyStatus = before != null
                && after != null
                && Lifecycle.isOver(before) == Lifecycle.isOver(after)
                && before.status().containerStatuses().isEmpty() == after.status().containerStatuses().isEmpty()
                && before.spec().equals(after.spec())
                && before.metadata().withResourceVersion(null).equals(after.metadata().withResourceVersion(null));
        return onlyStatus ? Stream.empty() : Stream.of(pod.key());
    }

    /// Nodes that were given addresses for their Pods.
    private static Stream<ObjectKey> changed(@Nullable Node before, @Nullable Node after) {
        boolean given = before != null
                && after != null
                && !Objects.equals(before.spec().podCIDR(), after.spec().podCIDR());
        return given ? Stream.of(after.key()) : Stream.empty();
    }

    /// A new ConfigMap or Secret may be what Pods of its namespace wait for.
    private Stream<ObjectKey> waiting(@Nullable KubeObject before, @Nullable KubeObject after) {
        if (after == null) {
            return Stream.empty();
        }
        return client.list(Pod.class, after.namespace()).stream()
                .filter(pod -> pod.spec().nodeName() != null && "Pending".equals(pod.status().phase()))
                .map(KubeObject::key);
    }

    @Override
    public void sync(ObjectKey key) {
        if (key.namespace().isEmpty()) {
            client.memory().recall(key, Machine.class).ifPresent(machine -> nodes.sync(key, machine));
            return;
        }
        var pod = client.get(Pod.class, key).orElse(null);
        var record = client.memory().recall(key, PodRecord.class).orElse(null);
        if (record != null && (pod == null || !record.uid().equals(pod.metadata().uid()))) {
            forget(key, record);
            record = null;
        }
        if (pod == null || pod.spec().nodeName() == null) {
            return;
        }
        var machine = client.memory().recall(new ObjectKey("", pod.spec().nodeName()), Machine.class);
        if (machine.isEmpty() || !machine.get().running()) {
            return;
        }
        boolean leaving = pod.metadata().deletionTimestamp() != null;
        if (record == null && !leaving && (Lifecycle.isOver(pod) || isRejected(pod))) {
            return;
        }
        var known = record == null ? PodWorker.admit(client, pod) : record;
        new PodWorker(client, catalogue, network, images.seen(pod, known), machine.get(), known).run();
    }

    private boolean isRejected(Pod pod) {
        var node = client.get(Node.class, "", Objects.requireNonNull(pod.spec().nodeName()));
        var bound = client.podsOn(pod.spec().nodeName());
        var rejection = node.flatMap(present -> Admission.check(pod, present, bound, other ->
                !Lifecycle.isOver(other) && client.memory().recall(other.key(), PodRecord.class).isPresent()));
        rejection.ifPresent(refused -> {
            client.event(pod, "Warning", refused.reason(), refused.message());
            client.updateStatus(pod.withStatus(pod.status()
                    .withPhase("Failed")
                    .withReason(refused.reason())
                    .withMessage(refused.message())
                    .withStartTime(client.now())));
        });
        return rejection.isPresent();
    }

    private void forget(ObjectKey key, PodRecord record) {
        client.memory().forget(key);
        Polls.forget(client, key);
        var node = new ObjectKey("", record.node());
        client.memory()
                .recall(node, Machine.class)
                .ifPresent(machine -> client.memory().remember(node, machine.withoutPod(key)));
    }
}
