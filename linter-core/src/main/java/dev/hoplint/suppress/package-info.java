/** Inline ignores and fingerprints. */
@NullMarked
package dev.hoplint.suppress;

import org.jspecify.annotations.NullMarked;
