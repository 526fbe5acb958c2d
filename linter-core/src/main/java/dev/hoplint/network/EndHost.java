package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host as its dumps show it.
 *
 * @param stacks its TCP/IP stacks by name, each with a route table of its own
 */
public record EndHost(String name, SourceFile file, Map<String, Stack> stacks) {
  /** The stack of an ESXi host that no line names. */
  public static final String DEFAULT_STACK = "defaultTcpipStack";

  public EndHost {
    stacks = Map.copyOf(stacks);
  }

  /**
   * A TCP/IP stack.
   *
   * @param complete false if rows may be missing: an empty look-up then proves nothing
   * @param addresses its interfaces' addresses; empty if no dump shows them
   */
  public record Stack(
      String name,
      boolean complete,
      List<HostDump.Route> routes,
      List<HostDump.Address> addresses,
      List<HostDump.Nic> nics) {
    public Stack {
      routes = List.copyOf(routes);
      addresses = List.copyOf(addresses);
      nics = List.copyOf(nics);
    }

    /**
     * The route by which packets to an address leave: the longest prefix, of equal ones the first.
     * Null if no row fits.
     */
    public HostDump.@Nullable Route lookup(Ipv4Address destination) {
      HostDump.Route best = null;
      for (HostDump.Route route : routes) {
        Ipv4Prefix prefix = route.prefix();
        if (prefix != null
            && prefix.contains(destination)
            && (best == null
                || best.prefix() == null
                || prefix.length() > best.prefix().length())) {
          best = route;
        }
      }
      return best;
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

    /** The on-link route of an interface, the longest if it has several, or null. */
    public HostDump.@Nullable Route connected(String interfaceName) {
      for (HostDump.Route route : routes) {
        if (route.gateway() == null
            && route.prefix() != null
            && route.prefix().length() < 32
            && route.interfaceName().equals(interfaceName)) {
          return route;
        }
      }
      return null;
    }
  }
}
