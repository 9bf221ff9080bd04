/// What the API server fills in where a user left something open, as upstream's `SetDefaults_*`.
@NullMarked
package dev.drydock.kube.apiserver.defaults;

import org.jspecify.annotations.NullMarked;
