@NullMarked
package dev.hoplint.testing.interpreter;

import org.jspecify.annotations.NullMarked;
