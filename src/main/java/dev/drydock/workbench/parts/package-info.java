/// What a page with a cluster is put together from: editor, picture, tables, console, time bar, and the feed that keeps them fresh.
@NullMarked
package dev.drydock.workbench.parts;

import org.jspecify.annotations.NullMarked;
