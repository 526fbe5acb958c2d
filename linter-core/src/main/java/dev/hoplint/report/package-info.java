/** Writers of findings. */
@NullMarked
package dev.hoplint.report;

import org.jspecify.annotations.NullMarked;
