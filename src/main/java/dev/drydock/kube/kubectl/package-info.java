/// The command line that users of a cluster type: parses, asks the API server, prints. Mirrors `k8s.io/kubectl`.
@NullMarked
package dev.drydock.kube.kubectl;

import org.jspecify.annotations.NullMarked;
