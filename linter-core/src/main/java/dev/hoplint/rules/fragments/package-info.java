/** Rules about fragments (family FRG). */
@NullMarked
package dev.hoplint.rules.fragments;

import org.jspecify.annotations.NullMarked;
