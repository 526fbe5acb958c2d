/** Text of a part to facts. */
@NullMarked
package dev.hoplint.parse;

import org.jspecify.annotations.NullMarked;
