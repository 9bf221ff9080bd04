/// The three kinds of patch that Kubernetes takes, on trees.
@NullMarked
package dev.drydock.kube.api.patch;

import org.jspecify.annotations.NullMarked;
