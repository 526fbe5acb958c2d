package dev.hoplint.model;

import org.jspecify.annotations.Nullable;

/**
 * {@code system mtu …} of a switch, in bytes: what the MTU of its ports is where they do not say.
 * Which ports it holds for is another on each platform.
 *
 * @param mtu {@code system mtu N}
 * @param jumbo {@code system mtu jumbo N}
 * @param routing {@code system mtu routing N}
 */
public record SystemMtu(
    @Nullable Setting<Integer> mtu,
    @Nullable Setting<Integer> jumbo,
    @Nullable Setting<Integer> routing) {
  public static final SystemMtu NONE = new SystemMtu(null, null, null);
}
