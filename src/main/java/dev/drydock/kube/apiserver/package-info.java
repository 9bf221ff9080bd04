/// The API server: the only door to the store. Decodes, admits, defaults, validates, stores.
@NullMarked
package dev.drydock.kube.apiserver;

import org.jspecify.annotations.NullMarked;
