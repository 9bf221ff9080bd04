/// What a page asks of a cluster besides its scene: an object from all sides, what led to it, and what keeps it from being well.
@NullMarked
package dev.drydock.workbench.insight;

import org.jspecify.annotations.NullMarked;
