package dev.hoplint.rules.hop;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.RoutingProcess;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicySplits;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Transport;
import dev.hoplint.network.Unknown;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says what could not be checked on a router, and why. */
public final class Doubts {
  private Doubts() {}

  public static void of(Router router, Network network, Consumer<Finding> found) {
    boolean policies = !PolicySplits.bindings(router).isEmpty();
    boolean tunnels = router.upPorts().stream().anyMatch(p -> p.facts().isTunnel());
    for (Unknown doubt : network.splits(router).undecided()) {
      found.accept(
          note(router, doubt.span(), "fragments cannot be judged everywhere: " + doubt.reason()));
    }
    for (Unknown doubt : router.tableDoubts()) {
      found.accept(note(router, doubt.span(), doubt.reason()));
    }
    for (Port port : router.upPorts()) {
      Unknown doubt = doubt(port, network);
      if (doubt != null) {
        found.accept(
            note(
                router,
                doubt.span(),
                "whether the `ip mtu` of "
                    + port.name()
                    + " fits its transport is not known: "
                    + doubt.reason()));
      }
    }
    // A template says of itself that something is missing.
    if (router.config().hostname() == null && router.config().unrendered() == null) {
      found.accept(
          note(
              router,
              start(router),
              "there is no hostname line, so the configuration is taken for a part of one: what it lacks may"
                  + " be elsewhere, and is not reported"));
    }
    if (!policies && !tunnels) {
      return;
    }
    for (RoutingProcess process : router.config().routingProcesses()) {
      if (router.showsTable(process.vrf())) {
        continue;
      }
      found.accept(
          note(
              router,
              process.span(),
              router.name()
                  + " runs "
                  + process.protocol()
                  + ", and no `show ip route` is given: destinations without a static or connected route"
                  + " are not followed"));
      return;
    }
  }

  /** Its first interface, or where it begins. */
  private static Span start(Router router) {
    Iterator<Port> ports = router.ports().iterator();
    int start = router.config().part().start();
    return ports.hasNext() ? ports.next().facts().header() : new Span(router.file(), start, start);
  }

  /** Why nothing can be said of a tunnel's IP MTU; null if something can, or there is no need. */
  private static @Nullable Unknown doubt(Port port, Network network) {
    Tunnel tunnel = port.facts().tunnel();
    return tunnel != null
            && port.facts().ipMtu() != null
            && !tunnel.mode().startsWith("mpls")
            && network.transport(port) instanceof Transport.NotKnown unknown
        ? unknown.why()
        : null;
  }

  /** Says which dumps are not used, and why. */
  public static void ofDumps(Network network, Consumer<Finding> found) {
    for (Unknown doubt : network.dumpDoubts()) {
      found.accept(
          new FindingBuilder(
                  HopRules.NOT_ANALYSED, HopRules.NOT_ANALYSED.severity(), doubt.span(), null)
              .message(doubt.reason())
              .related(doubt.other(), "the other one")
              .build());
    }
  }

  /** Says which ends of declared flows are not one device's alone: their way is not followed. */
  public static void ofFlows(Network network, Consumer<Finding> found) {
    Set<Ipv4Address> said = new HashSet<>();
    for (Declared.Flow flow : network.declared().flows()) {
      for (Ipv4Prefix end : List.of(flow.source(), flow.destination())) {
        Ipv4Address address = end.networkAddress();
        Unknown twice =
            end.length() == 32 && said.add(address)
                ? network.conversations().ownedTwice(address)
                : null;
        if (twice != null) {
          found.accept(
              FileFindings.simple(
                  HopRules.NOT_ANALYSED,
                  twice.span(),
                  twice.reason() + ", and the way of flow " + flow.name() + " is not followed"));
        }
      }
    }
  }

  /** A note that something on a router was not worked out. */
  public static Finding note(Router router, Span span, String message) {
    return new FindingBuilder(
            HopRules.NOT_ANALYSED, HopRules.NOT_ANALYSED.severity(), span, router.name())
        .message(message)
        .build();
  }
}
