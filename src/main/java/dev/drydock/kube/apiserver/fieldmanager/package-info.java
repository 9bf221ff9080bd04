/// Who owns which field of an object, and server-side apply.
@NullMarked
package dev.drydock.kube.apiserver.fieldmanager;

import org.jspecify.annotations.NullMarked;
