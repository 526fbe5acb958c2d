/** Each rule: where it speaks, and the traps in which it stays silent. */
package dev.hoplint.testing.rules;
