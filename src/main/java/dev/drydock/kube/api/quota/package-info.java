/// How much of a quota objects use up, for admission and for the quota controller alike.
@NullMarked
package dev.drydock.kube.api.quota;

import org.jspecify.annotations.NullMarked;
