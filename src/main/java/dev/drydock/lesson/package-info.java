/// Lessons: reads `content/`, judges a learner's cluster, and finds the mistake behind a refusal.
@NullMarked
package dev.drydock.lesson;

import org.jspecify.annotations.NullMarked;
