/** Command outputs of hosts, and route tables of routers. */
@NullMarked
package dev.hoplint.parse.dump;

import org.jspecify.annotations.NullMarked;
