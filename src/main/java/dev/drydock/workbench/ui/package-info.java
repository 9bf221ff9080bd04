/// The playground: a free cluster with its editor and terminal, and the list of those that a learner keeps.
@NullMarked
package dev.drydock.workbench.ui;

import org.jspecify.annotations.NullMarked;
