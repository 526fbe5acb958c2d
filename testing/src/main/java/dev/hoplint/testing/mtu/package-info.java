/**
 * Packets as byte arrays: sizes are not worked out here but counted, so that they can judge the
 * engine's arithmetic. Nothing of the engine is used.
 */
@NullMarked
package dev.hoplint.testing.mtu;

import org.jspecify.annotations.NullMarked;
