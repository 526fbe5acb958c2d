/** Rules' common ground: what a rule is, and what it finds. */
@NullMarked
package dev.hoplint.rule;

import org.jspecify.annotations.NullMarked;
