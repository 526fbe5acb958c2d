/** Inputs that nobody thought of. */
@NullMarked
package dev.hoplint.testing.fuzz;

import org.jspecify.annotations.NullMarked;
