/// What `kubectl describe` says of each kind.
@NullMarked
package dev.drydock.kube.kubectl.describe;

import org.jspecify.annotations.NullMarked;
