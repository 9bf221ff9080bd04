/// Gives each Pod a node: filters, scores, and preempts, as upstream's default scheduler does.
@NullMarked
package dev.drydock.kube.scheduler;

import org.jspecify.annotations.NullMarked;
