/// Virtual time, seeded randomness and the event loop that everything in a cluster runs on.
@NullMarked
package dev.drydock.kube.clock;

import org.jspecify.annotations.NullMarked;
