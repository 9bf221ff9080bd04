/// Which objects a command line means: by file, by type and name, by selector. Mirrors `cli-runtime/pkg/resource`.
@NullMarked
package dev.drydock.kube.kubectl.resource;

import org.jspecify.annotations.NullMarked;
