/** Rules about MTU and MSS (family MTU). */
@NullMarked
package dev.hoplint.rules.mtu;

import org.jspecify.annotations.NullMarked;
