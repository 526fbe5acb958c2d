/** Measurements of whole runs over generated input, as ratios within one machine and hour. */
@NullMarked
package dev.hoplint.benchmarks;

import org.jspecify.annotations.NullMarked;
