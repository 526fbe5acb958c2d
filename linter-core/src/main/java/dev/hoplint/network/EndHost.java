package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host as its dumps show it.
 *
 * @param platform decides by which interface a reply leaves
 * @param stacks its TCP/IP stacks by name, each with a route table of its own; Windows and Linux
 *     have one, and of Linux it is the table {@code main}
 * @param linux all tables and policy rules of Linux; null for the others
 */
public record EndHost(
    String name,
    SourceFile file,
    HostDump.Platform platform,
    Map<String, Stack> stacks,
    @Nullable LinuxRouting linux) {
  /** The stack of an ESXi host that no line names. */
  public static final String DEFAULT_STACK = "defaultTcpipStack";

  /** Windows routes it on-link by every interface. */
  private static final Ipv4Prefix MULTICAST = new Ipv4Prefix(0xE000_0000, 4);

  public EndHost {
    stacks = Map.copyOf(stacks);
  }

  /**
   * How a reply leaves.
   *
   * @param routes equally good ones; empty if there is none
   * @param doubt why it may be otherwise, or null
   */
  public record Reply(List<HostDump.Route> routes, @Nullable String doubt) {
    public Reply {
      routes = List.copyOf(routes);
    }
  }

  /**
   * The route by which the host answers a client that talks to its address {@code local} on an
   * interface.
   */
  public Reply reply(Stack stack, String interfaceName, Ipv4Address local, Ipv4Address client) {
    if (linux != null) {
      return linux.lookup(local, client);
    }
    if (platform == HostDump.Platform.WINDOWS) {
      // A strong host (RFC 1122, 3.3.4.2) sends by the interface that owns the source address, if
      // that has a route for the client.
      List<HostDump.Route> own =
          Stack.best(
              stack.routes().stream()
                  .filter(route -> route.interfaceName().equals(interfaceName))
                  .toList(),
              stack.contested(),
              client);
      if (!own.isEmpty()) {
        return new Reply(own, null);
      }
      if (stack.contested().stream().anyMatch(prefix -> prefix.contains(client))) {
        return new Reply(List.of(), "the host's dumps disagree on its routes");
      }
    }
    return new Reply(stack.lookupAll(client), null);
  }

  /**
   * A TCP/IP stack.
   *
   * @param complete false if rows may be missing: an empty look-up then proves nothing
   * @param contested destinations whose routes are not known, as the host's dumps disagree on them;
   *     the look-up of an address for which one of them is the best fit is empty
   * @param persistent rows of Windows' persistent routes, which no look-up uses
   * @param addresses its interfaces' addresses; empty if no dump shows them
   */
  public record Stack(
      String name,
      boolean complete,
      List<HostDump.Route> routes,
      List<Ipv4Prefix> contested,
      List<HostDump.Route> persistent,
      List<HostDump.Address> addresses,
      List<HostDump.Nic> nics) {
    public Stack {
      routes = List.copyOf(routes);
      contested = List.copyOf(contested);
      persistent = List.copyOf(persistent);
      addresses = List.copyOf(addresses);
      nics = List.copyOf(nics);
    }

    /**
     * The route by which packets to an address leave: the longest prefix, of equal ones the lowest
     * metric, then the first. Null if no row fits.
     */
    public HostDump.@Nullable Route lookup(Ipv4Address destination) {
      List<HostDump.Route> best = best(routes, contested, destination);
      return best.isEmpty() ? null : best.get(0);
    }

    /** The equally good routes by which packets to an address leave; empty if no row fits. */
    public List<HostDump.Route> lookupAll(Ipv4Address destination) {
      return best(routes, contested, destination);
    }

    /**
     * All routes that are as good as the best for the destination, in their order; none if a
     * contested one may be better.
     */
    static List<HostDump.Route> best(
        List<HostDump.Route> routes, List<Ipv4Prefix> contested, Ipv4Address destination) {
      List<HostDump.Route> best = new ArrayList<>();
      int length = -1;
      for (Ipv4Prefix prefix : contested) {
        length = prefix.contains(destination) ? Math.max(length, prefix.length()) : length;
      }
      for (HostDump.Route route : routes) {
        Ipv4Prefix prefix = route.prefix();
        if (prefix == null || prefix.length() < length || !prefix.contains(destination)) {
          continue;
        }
        if (prefix.length() == length && !best.isEmpty()) {
          if (route.metric() > best.get(0).metric()) {
            continue;
          }
          if (route.metric() < best.get(0).metric()) {
            best.clear();
          }
        } else {
          best.clear();
          length = prefix.length();
        }
        best.add(route);
      }
      return best;
    }

    /** Whether one of its interfaces has the address. */
    public boolean owns(Ipv4Address address) {
      return addresses.stream().anyMatch(a -> address.equals(a.address().value()));
    }

    /** Whether a row whose prefix is masked might fit better than any that can be read. */
    public boolean hasMaskedPrefix() {
      return routes.stream().anyMatch(r -> r.prefix() == null);
    }

    /** Whether a row whose prefix is masked may send packets out of the interface. */
    public boolean mayHideRouteBy(String interfaceName) {
      return routes.stream()
          .anyMatch(r -> r.prefix() == null && r.interfaceName().equals(interfaceName));
    }

    /** The first that the dumps show of an interface, or null. */
    public HostDump.@Nullable Nic nic(String interfaceName) {
      for (HostDump.Nic nic : nics) {
        if (nic.name().equals(interfaceName)) {
          return nic;
        }
      }
      return null;
    }

    /** The first on-link route of an interface, or null. */
    public HostDump.@Nullable Route connected(String interfaceName) {
      for (HostDump.Route route : routes) {
        if (route.gateway() == null
            && route.prefix() != null
            && route.prefix().length() < 32
            && !MULTICAST.contains(route.prefix())
            && route.interfaceName().equals(interfaceName)) {
          return route;
        }
      }
      return null;
    }
  }
}
