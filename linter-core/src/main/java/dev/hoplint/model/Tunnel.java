package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The {@code tunnel …} lines of an interface; what no line says is null or false.
 *
 * @param sourceAddress {@code tunnel source A}
 * @param sourceInterface {@code tunnel source I}, in full spelling
 * @param destination {@code tunnel destination A}; null also for a name or {@code dynamic}
 * @param mode the mode's words in lower case as written, {@code gre ip} if no line gives one
 * @param vrf {@code tunnel vrf V}: where the outer packets are routed
 * @param key {@code tunnel key N}
 * @param protection {@code tunnel protection ipsec profile P}: the profile
 * @param pathMtuDiscovery {@code tunnel path-mtu-discovery …}
 */
public record Tunnel(
    @Nullable Setting<Ipv4Address> sourceAddress,
    @Nullable NameUse sourceInterface,
    @Nullable Setting<Ipv4Address> destination,
    String mode,
    @Nullable String vrf,
    @Nullable Setting<Long> key,
    boolean checksum,
    boolean sequenceDatagrams,
    @Nullable NameUse protection,
    @Nullable Span pathMtuDiscovery) {

  public static final String DEFAULT_MODE = "gre ip";
  public static final Tunnel NONE =
      new Tunnel(null, null, null, DEFAULT_MODE, null, null, false, false, null, null);
}
