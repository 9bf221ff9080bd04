/// What every page shares: layout, languages, colours, security, error pages, the learner's identity and the bounds.
@NullMarked
package dev.drydock.base;

import org.jspecify.annotations.NullMarked;
