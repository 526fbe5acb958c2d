package dev.hoplint.rules.mtu;

import dev.hoplint.model.NatSide;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.TransitPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ways that the interfaces of a router are there for, where no line tells of its routes: none is
 * given, as in an excerpt, or a protocol learns them.
 */
final class UntoldRoutes {
  /** Prefixes from this length on are links between routers, not subnets of hosts. */
  static final int LINK = 29;

  private static final String EXAMPLE = "by routes that no line gives";

  private UntoldRoutes() {}

  /**
   * The way through a tunnel, past whatever clamps on this router and at the other end; null unless
   * the router has no route at all.
   */
  static @Nullable TransitPath through(Port tunnel, Network network) {
    if (!tunnel.facts().isTunnel() || !tunnel.router().isUnrouted(tunnel.vrf())) {
      return null;
    }
    List<Port> ports = new ArrayList<>(List.of(tunnel));
    addEntries(tunnel.router(), ports);
    Port peer = network.tunnelPeer(tunnel);
    if (peer != null) {
      ports.add(peer);
      addEntries(peer.router(), ports);
    }
    return new TransitPath(
        ports,
        List.of(tunnel),
        EXAMPLE,
        assumption("traffic of other networks", tunnel),
        null,
        false);
  }

  /** Another tunnel is another way. */
  private static void addEntries(Router router, List<Port> ports) {
    router.upPorts().stream().filter(port -> !port.facts().isTunnel()).forEach(ports::add);
  }

  /** Whether other networks may lie behind an interface, though no route of the files says so. */
  static boolean mayLeadThrough(Port outer) {
    Router router = outer.router();
    boolean untold = router.dynamicRouting(outer.vrf()) != null || router.isUnrouted(outer.vrf());
    boolean link =
        outer.isPointToPoint()
            || outer.natSide() == NatSide.OUTSIDE
            || outer.facts().addresses().stream().anyMatch(a -> a.length() >= LINK);
    return untold && link && !outer.facts().isTunnel() && !outer.facts().isLoopback();
  }

  static TransitPath between(Port inner, Port outer) {
    return new TransitPath(
        List.of(inner, outer),
        List.of(outer),
        EXAMPLE,
        assumption("traffic from " + inner, outer),
        null,
        true);
  }

  private static String assumption(String what, Port by) {
    return what + " is routed through " + by + ", though no line says so";
  }
}
