/** Rules about declared flows (family FLW). */
@NullMarked
package dev.hoplint.rules.flows;

import org.jspecify.annotations.NullMarked;
