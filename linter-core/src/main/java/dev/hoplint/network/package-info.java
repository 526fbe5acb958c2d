/** Devices, routing, the tracer, path MTU and clamps, worked out from the facts. */
@NullMarked
package dev.hoplint.network;

import org.jspecify.annotations.NullMarked;
