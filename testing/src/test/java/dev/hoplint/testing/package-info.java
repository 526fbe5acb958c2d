@NullMarked
package dev.hoplint.testing;

import org.jspecify.annotations.NullMarked;
