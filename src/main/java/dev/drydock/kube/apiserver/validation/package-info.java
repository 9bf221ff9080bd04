/// Whether an object is what Kubernetes accepts, written as upstream's: one function a type, all errors collected with their field paths.
@NullMarked
package dev.drydock.kube.apiserver.validation;

import org.jspecify.annotations.NullMarked;
