/** {@code hoplint.yaml}. */
@NullMarked
package dev.hoplint.config;

import org.jspecify.annotations.NullMarked;
