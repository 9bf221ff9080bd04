/// The page behind a shared link.
@NullMarked
package dev.drydock.share.ui;

import org.jspecify.annotations.NullMarked;
