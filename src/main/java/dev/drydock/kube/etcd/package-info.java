/// The revisioned store of a cluster: one persistent ordered map and a log of what changed.
@NullMarked
package dev.drydock.kube.etcd;

import org.jspecify.annotations.NullMarked;
