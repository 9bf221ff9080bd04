/// The course's table of contents and the page of a lesson.
@NullMarked
package dev.drydock.lesson.ui;

import org.jspecify.annotations.NullMarked;
