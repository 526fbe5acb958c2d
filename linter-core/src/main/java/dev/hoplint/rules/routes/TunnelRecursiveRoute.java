package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A tunnel's destination is routed through the tunnel itself. */
public final class TunnelRecursiveRoute implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-411",
          "tunnel-recursive-route",
          Severity.ERROR,
          "a tunnel's destination is routed through the tunnel itself",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (router.isPartial()) {
      return;
    }
    for (Port port : router.upPorts()) {
      List<Way.Out> ways = intoItself(router, network, port);
      Setting<Ipv4Address> destination = destination(port);
      if (!ways.isEmpty() && destination != null) {
        found.accept(finding(router, port, destination, ways));
      }
    }
  }

  private static @Nullable Setting<Ipv4Address> destination(Port port) {
    Tunnel tunnel = port.facts().tunnel();
    return tunnel == null ? null : tunnel.destination();
  }

  /**
   * The routes that lead from the tunnel's destination back into the tunnel, one for each tunnel in
   * between and the tunnel itself; empty if they lead out, or it is not known.
   */
  private static List<Way.Out> intoItself(Router router, Network network, Port start) {
    List<Way.Out> ways = new ArrayList<>();
    Port tunnel = start;
    // A loop that the start is no part of is its own tunnels' finding.
    for (int steps = router.ports().size(); steps > 0; steps--) {
      Way.Out out = wayOf(router, network, tunnel);
      if (out == null) {
        return List.of();
      }
      ways.add(out);
      tunnel = out.egress();
      if (tunnel == start) {
        return ways;
      }
    }
    return List.of();
  }

  /** Where the packets that the tunnel makes go for sure, or null. */
  private static Way.@Nullable Out wayOf(Router router, Network network, Port tunnel) {
    Setting<Ipv4Address> destination = destination(tunnel);
    Tunnel facts = tunnel.facts().tunnel();
    // A routing protocol may bring a better route to the destination.
    if (destination == null || facts == null || router.dynamicRouting(facts.vrf()) != null) {
      return null;
    }
    List<Way> ways = network.tracer().forwarder().route(router, facts.vrf(), destination.value());
    Way.Out only = null;
    for (Way way : ways) {
      if (!(way instanceof Way.Out out) || (only != null && only.egress() != out.egress())) {
        return null;
      }
      only = out;
    }
    return only;
  }

  private static Finding finding(
      Router router, Port port, Setting<Ipv4Address> destination, List<Way.Out> ways) {
    Tunnel tunnel = port.facts().tunnel();
    String vrf = tunnel == null ? null : tunnel.vrf();
    boolean others = ways.size() > 1;
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.ERROR, ways.get(0).why(), router.name())
            .message(
                "the way to "
                    + destination.value()
                    + ", the destination of "
                    + port.name()
                    + ", leads through "
                    + (others ? ways.get(0).egress().name() + " and back into " : "")
                    + port.name()
                    + (others ? "" : " itself")
                    + ": IOS takes the tunnel down (recursive routing), up again, and down")
            .related(destination.span(), "the tunnel's destination");
    for (Way.Out way : ways.subList(1, ways.size())) {
      finding.related(way.why(), "and this leads into " + way.egress().name());
    }
    return finding
        .fix(
            Fix.commands(
                "route the destination out of the interface that carries the tunnel; NEXT-HOP is"
                    + " the router there",
                List.of(
                    "ip route "
                        + (vrf == null ? "" : "vrf " + vrf + " ")
                        + destination.value()
                        + " 255.255.255.255 NEXT-HOP")))
        .build();
  }
}
