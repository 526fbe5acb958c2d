package dev.hoplint.rules.routes;

import dev.hoplint.model.HostDump;
import dev.hoplint.network.EndHost;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Adapters of VPN clients in Windows' interface list. The list does not say which address an
 * adapter has, so one of them is enough to doubt that a route was meant for a plain network.
 */
final class VpnAdapters {
  /** Words of their descriptions; the makers' names stand only on VPN adapters. */
  private static final List<String> WORDS =
      List.of(
          "vpn",
          "tap-windows",
          "wintun",
          "wireguard",
          "openvpn",
          "anyconnect",
          "cisco systems",
          "fortinet",
          "fortissl",
          "pangp",
          "globalprotect",
          "juniper",
          "pulse secure",
          "check point",
          "sonicwall",
          "netextender",
          "zerotier",
          "tailscale",
          "hamachi",
          "zscaler",
          "netskope",
          "wan miniport (pp",
          "wan miniport (l2",
          "wan miniport (ike");

  private VpnAdapters() {}

  static boolean any(EndHost.Stack stack) {
    return stack.nics().stream().map(HostDump.Nic::portgroup).anyMatch(VpnAdapters::isVpn);
  }

  private static boolean isVpn(@Nullable String description) {
    if (description == null) {
      return false;
    }
    String lower = description.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains);
  }
}
