@NullMarked
package dev.hoplint.testing.mtu;

import org.jspecify.annotations.NullMarked;
