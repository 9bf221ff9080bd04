/// Immutable values as bytes: any graph of records, shared parts written once, read back with the same parts shared.
@NullMarked
package dev.drydock.kube.api.archive;

import org.jspecify.annotations.NullMarked;
