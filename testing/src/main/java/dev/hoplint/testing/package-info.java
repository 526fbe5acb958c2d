/**
 * The test kit: rules are tried on configurations written inline, with the findings marked in them.
 */
@NullMarked
package dev.hoplint.testing;

import org.jspecify.annotations.NullMarked;
