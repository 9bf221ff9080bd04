/// The Service network: which Pod answers a connection. A NetworkPolicy is stored, but keeps nobody out, as with a network plug-in that knows none.
@NullMarked
package dev.drydock.kube.proxy;

import org.jspecify.annotations.NullMarked;
