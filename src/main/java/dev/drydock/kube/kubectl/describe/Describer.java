package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.kubectl.cli.Invocation;

/// What is said of one kind.
interface Describer<T extends KubeObject> {
    Description describe(T object, Invocation kubectl);
}
