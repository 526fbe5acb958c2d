/** Command outputs of hosts. */
@NullMarked
package dev.hoplint.parse.dump;

import org.jspecify.annotations.NullMarked;
