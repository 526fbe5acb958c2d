package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.Platform;
import dev.hoplint.network.EndHost;
import java.util.List;

/** What to type on a host to change its routes. */
final class HostCommands {
  private HostCommands() {}

  /**
   * Adds a route that is there after the next start too, where one command does both.
   *
   * @param gateway an address, or the word that stands for one
   * @return empty if there is no such command for the interface
   */
  static List<String> add(
      Platform platform, String stack, Ipv4Prefix towards, String gateway, String interfaceName) {
    return switch (platform) {
      case ESXI ->
          interfaceName.startsWith("vmk")
              ? List.of(
                  "esxcli network ip route ipv4 add --gateway "
                      + gateway
                      + " --network "
                      + towards
                      + ofStack(stack))
              : List.of();
      case WINDOWS -> List.of("route -p add " + masked(towards) + " " + gateway);
      case LINUX ->
          List.of("ip route add " + towards + " via " + gateway + " dev " + interfaceName);
    };
  }

  static String remove(
      Platform platform, String stack, Ipv4Prefix towards, String gateway, String interfaceName) {
    return switch (platform) {
      case ESXI ->
          "esxcli network ip route ipv4 remove --gateway "
              + gateway
              + " --network "
              + towards
              + ofStack(stack);
      case WINDOWS -> "route delete " + masked(towards) + " " + gateway;
      case LINUX -> "ip route del " + towards + " via " + gateway + " dev " + interfaceName;
    };
  }

  /** How long what the commands set lasts: the end of a title. */
  static String persistence(Platform platform) {
    return switch (platform) {
      case ESXI -> " (esxcli keeps it in esx.conf, so it is there after a restart)";
      case WINDOWS -> " (-p keeps it over a restart)";
      case LINUX ->
          " (ip route is forgotten at a restart: add it in the connection's settings too, for"
              + " example nmcli connection modify CONNECTION +ipv4.routes, or netplan)";
    };
  }

  static String ofStack(String stack) {
    return stack.equals(EndHost.DEFAULT_STACK) ? "" : " -N " + stack;
  }

  private static String masked(Ipv4Prefix prefix) {
    return prefix.networkAddress() + " mask " + new Ipv4Address(prefix.mask());
  }
}
