/**
 * Addresses, prefixes, wildcards, protocol and port names: values without behaviour of their own.
 */
@NullMarked
package dev.hoplint.address;

import org.jspecify.annotations.NullMarked;
