/// The admission steps that change or refuse a request, one class each, in the order of [AdmissionChain].
@NullMarked
package dev.drydock.kube.apiserver.admission;

import org.jspecify.annotations.NullMarked;
