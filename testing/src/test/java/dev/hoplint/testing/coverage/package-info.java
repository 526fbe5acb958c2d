/** What is known of IOS, as a document and against real configurations. */
@NullMarked
package dev.hoplint.testing.coverage;

import org.jspecify.annotations.NullMarked;
