/// The tables that the server makes of objects, one class for a few related kinds. Mirrors `pkg/printers/internalversion`.
@NullMarked
package dev.drydock.kube.apiserver.printers;

import org.jspecify.annotations.NullMarked;
