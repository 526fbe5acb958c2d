/** The Maven plugin: parameters in, a lint request out, and its result into log and reports. */
@NullMarked
package dev.hoplint.maven;

import org.jspecify.annotations.NullMarked;
