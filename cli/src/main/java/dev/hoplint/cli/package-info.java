/** The command line: words in, a request to the engine, reports and an exit status out. */
@NullMarked
package dev.hoplint.cli;

import org.jspecify.annotations.NullMarked;
