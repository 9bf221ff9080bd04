/// From text to trees, from trees to records, and back: YAML, JSON and strict decoding as Kubernetes does them.
@NullMarked
package dev.drydock.kube.api.codec;

import org.jspecify.annotations.NullMarked;
