/** Files: discovery, decoding, the kind of each part, and positions in them. */
@NullMarked
package dev.hoplint.source;

import org.jspecify.annotations.NullMarked;
