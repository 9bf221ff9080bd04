/// What scheduler plugins are, and what they see of Pods and nodes.
@NullMarked
package dev.drydock.kube.scheduler.framework;

import org.jspecify.annotations.NullMarked;
