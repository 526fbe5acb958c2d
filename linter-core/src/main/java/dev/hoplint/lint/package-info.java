/** The one door: a request in, a snapshot of the network with its findings out. */
@NullMarked
package dev.hoplint.lint;

import org.jspecify.annotations.NullMarked;
