/// Drydock: Kubernetes, learned in the browser.
@NullMarked
package dev.drydock;

import org.jspecify.annotations.NullMarked;
