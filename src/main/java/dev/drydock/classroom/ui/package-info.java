/// The pages of instructors, and the one where learners join a class.
@NullMarked
package dev.drydock.classroom.ui;

import org.jspecify.annotations.NullMarked;
