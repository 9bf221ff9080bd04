/// Templates as `-o go-template` takes them. Mirrors Go's `text/template` and the functions that kubectl adds.
@NullMarked
package dev.drydock.kube.kubectl.template;

import org.jspecify.annotations.NullMarked;
