/** Rules about policy routing (family PBR). */
@NullMarked
package dev.hoplint.rules.policy;

import org.jspecify.annotations.NullMarked;
