/// The Kubernetes objects as immutable records, and what all kinds share.
@NullMarked
package dev.drydock.kube.api;

import org.jspecify.annotations.NullMarked;
