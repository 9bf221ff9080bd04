/// Links that open a lesson as somebody left it, for anyone.
@NullMarked
package dev.drydock.share;

import org.jspecify.annotations.NullMarked;
