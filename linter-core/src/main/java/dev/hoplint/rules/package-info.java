/** The catalogue of rules. */
@NullMarked
package dev.hoplint.rules;

import org.jspecify.annotations.NullMarked;
