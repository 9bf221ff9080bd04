/// What each component did and because of what, as data that the page draws and that checks ask.
@NullMarked
package dev.drydock.kube.trace;

import org.jspecify.annotations.NullMarked;
