/// Maps that are written in place and whose states can be kept at no cost: what a cluster's state is made of.
@NullMarked
package dev.drydock.kube.map;

import org.jspecify.annotations.NullMarked;
