/// What runs in simulated containers: a POSIX-like shell with the small programs that images hold.
@NullMarked
package dev.drydock.kube.kubelet.shell;

import org.jspecify.annotations.NullMarked;
