/**
 * Vendor-neutral facts as the files state them, each with its place, and what {@code hoplint.yaml}
 * declares. Nothing here is worked out or assumed.
 */
@NullMarked
package dev.hoplint.model;

import org.jspecify.annotations.NullMarked;
