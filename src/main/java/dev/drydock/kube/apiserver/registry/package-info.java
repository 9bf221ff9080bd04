/// What is particular to each served kind: its strategy of defaults, preparation and validation.
@NullMarked
package dev.drydock.kube.apiserver.registry;

import org.jspecify.annotations.NullMarked;
