/// The verbs, one class each, listed in [dev.drydock.kube.kubectl.cmd.Commands].
@NullMarked
package dev.drydock.kube.kubectl.cmd;

import org.jspecify.annotations.NullMarked;
