/**
 * Access lists and policy routing as a router applies them to one packet at a time, so plainly that
 * a reader can check it against the documentation line by line.
 *
 * <p>It judges the engine, and so shares nothing with it: no type of another package is used here,
 * and what both are given in common is configuration text alone.
 */
@NullMarked
package dev.hoplint.testing.interpreter;

import org.jspecify.annotations.NullMarked;
