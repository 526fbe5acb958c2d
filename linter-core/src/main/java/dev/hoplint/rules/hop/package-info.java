/** What was not understood or not possible, as findings (family HOP). */
@NullMarked
package dev.hoplint.rules.hop;

import org.jspecify.annotations.NullMarked;
