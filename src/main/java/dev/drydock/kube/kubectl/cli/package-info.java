/// What a command line is made of: words, flags, the command tree, its output and its failures.
@NullMarked
package dev.drydock.kube.kubectl.cli;

import org.jspecify.annotations.NullMarked;
