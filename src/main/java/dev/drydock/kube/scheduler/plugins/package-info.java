/// The scheduler's plugins, one class each, named as upstream's.
@NullMarked
package dev.drydock.kube.scheduler.plugins;

import org.jspecify.annotations.NullMarked;
