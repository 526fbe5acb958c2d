/** Rules about return routes (family RTE). */
@NullMarked
package dev.hoplint.rules.routes;

import org.jspecify.annotations.NullMarked;
