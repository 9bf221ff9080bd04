/// The simulated cluster. [Cluster] is its door; nothing in here starts a thread or reads the wall clock.
@NullMarked
package dev.drydock.kube;

import org.jspecify.annotations.NullMarked;
