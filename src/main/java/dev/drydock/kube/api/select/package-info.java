/// Choosing objects by their labels and fields.
@NullMarked
package dev.drydock.kube.api.select;

import org.jspecify.annotations.NullMarked;
