/// Instructors, their classes and the live view of who is where.
@NullMarked
package dev.drydock.classroom;

import org.jspecify.annotations.NullMarked;
