/// What can be done with any graph of immutable values: storing it, reading it back, foreseeing how it goes on.
@NullMarked
package dev.drydock.kube.api.graph;

import org.jspecify.annotations.NullMarked;
