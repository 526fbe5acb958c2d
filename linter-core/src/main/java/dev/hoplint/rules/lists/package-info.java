/** Rules about access lists (family ACL). */
@NullMarked
package dev.hoplint.rules.lists;

import org.jspecify.annotations.NullMarked;
