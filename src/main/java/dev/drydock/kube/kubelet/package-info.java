/// The nodes: each registers itself, and runs the Pods that are bound to it.
@NullMarked
package dev.drydock.kube.kubelet;

import org.jspecify.annotations.NullMarked;
