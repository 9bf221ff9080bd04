/// The workbench: learners' live clusters, and the editor, picture, tables and console that a lesson and free play share.
@NullMarked
package dev.drydock.workbench;

import org.jspecify.annotations.NullMarked;
