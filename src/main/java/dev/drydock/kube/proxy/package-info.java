/// The Service network: which Pod answers a connection.
@NullMarked
package dev.drydock.kube.proxy;

import org.jspecify.annotations.NullMarked;
