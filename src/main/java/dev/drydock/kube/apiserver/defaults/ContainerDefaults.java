package dev.drydock.kube.apiserver.defaults;

import static dev.drydock.kube.apiserver.defaults.Each.isEmpty;
import static dev.drydock.kube.apiserver.defaults.Each.isZero;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.EnvVar;
import dev.drydock.kube.api.core.HTTPGetAction;
import dev.drydock.kube.api.core.Lifecycle;
import dev.drydock.kube.api.core.LifecycleHandler;
import dev.drydock.kube.api.core.ObjectFieldSelector;
import dev.drydock.kube.api.core.Probe;
import org.jspecify.annotations.Nullable;

/// Defaults of containers and their parts. Mirrors `SetDefaults_Container`, `SetDefaults_Probe` and `SetDefaults_HTTPGetAction`.
final class ContainerDefaults {
    private ContainerDefaults() {}

    static Container of(Container container) {
        var changed = container
                .withPorts(Each.of(container.ports(), ContainerDefaults::ofPort))
                .withEnv(Each.of(container.env(), ContainerDefaults::ofVariable));
        if (isEmpty(changed.imagePullPolicy())) {
            changed = changed.withImagePullPolicy(pullPolicy(container.image()));
        }
        if (isEmpty(changed.terminationMessagePath())) {
            changed = changed.withTerminationMessagePath("/dev/termination-log");
        }
        if (isEmpty(changed.terminationMessagePolicy())) {
            changed = changed.withTerminationMessagePolicy("File");
        }
        if (container.livenessProbe() != null) {
            changed = changed.withLivenessProbe(ofProbe(container.livenessProbe()));
        }
        if (container.readinessProbe() != null) {
            changed = changed.withReadinessProbe(ofProbe(container.readinessProbe()));
        }
        if (container.startupProbe() != null) {
            changed = changed.withStartupProbe(ofProbe(container.startupProbe()));
        }
        if (container.lifecycle() != null) {
            changed = changed.withLifecycle(ofLifecycle(container.lifecycle()));
        }
        return changed.equals(container) ? container : changed;
    }

    /// An image without a tag or with the tag `latest` may have changed since it was pulled last.
    static String pullPolicy(@Nullable String image) {
        if (isEmpty(image)) {
            return "IfNotPresent";
        }
        int at = image.indexOf('@');
        var name = at < 0 ? image : image.substring(0, at);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        if (colon < 0) {
            return at < 0 ? "Always" : "IfNotPresent";
        }
        return name.substring(colon + 1).equals("latest") ? "Always" : "IfNotPresent";
    }

    private static ContainerPort ofPort(ContainerPort port) {
        return isEmpty(port.protocol()) ? port.withProtocol("TCP") : port;
    }

    private static EnvVar ofVariable(EnvVar variable) {
        var source = variable.valueFrom();
        if (source == null || source.fieldRef() == null) {
            return variable;
        }
        var field = ofField(source.fieldRef());
        return field == source.fieldRef() ? variable : variable.withValueFrom(source.withFieldRef(field));
    }

    static ObjectFieldSelector ofField(ObjectFieldSelector field) {
        return isEmpty(field.apiVersion()) ? field.withApiVersion("v1") : field;
    }

    private static Probe ofProbe(Probe probe) {
        var changed = probe;
        if (isZero(probe.timeoutSeconds())) {
            changed = changed.withTimeoutSeconds(1);
        }
        if (isZero(probe.periodSeconds())) {
            changed = changed.withPeriodSeconds(10);
        }
        if (isZero(probe.successThreshold())) {
            changed = changed.withSuccessThreshold(1);
        }
        if (isZero(probe.failureThreshold())) {
            changed = changed.withFailureThreshold(3);
        }
        if (probe.httpGet() != null) {
            changed = changed.withHttpGet(ofHttpGet(probe.httpGet()));
        }
        if (probe.grpc() != null && probe.grpc().service() == null) {
            changed = changed.withGrpc(probe.grpc().withService(""));
        }
        return changed;
    }

    private static HTTPGetAction ofHttpGet(HTTPGetAction get) {
        var changed = isEmpty(get.path()) ? get.withPath("/") : get;
        return isEmpty(get.scheme()) ? changed.withScheme("HTTP") : changed;
    }

    private static Lifecycle ofLifecycle(Lifecycle lifecycle) {
        return lifecycle.withPostStart(ofHandler(lifecycle.postStart())).withPreStop(ofHandler(lifecycle.preStop()));
    }

    private static @Nullable LifecycleHandler ofHandler(@Nullable LifecycleHandler handler) {
        return handler == null || handler.httpGet() == null ? handler : handler.withHttpGet(ofHttpGet(handler.httpGet()));
    }
}
