/** Packet headers and the decisions of access lists and route-maps on them. */
@NullMarked
package dev.hoplint.header;

import org.jspecify.annotations.NullMarked;
