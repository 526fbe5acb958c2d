/** IOS configurations. */
@NullMarked
package dev.hoplint.parse.ios;

import org.jspecify.annotations.NullMarked;
