package dev.hoplint.rules.fragments;

import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.Setting;
import dev.hoplint.network.Arrival;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.LoadSplit;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.SharedLoad;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Load sharing that does not keep the fragments of a packet on one way. */
public final class EcmpSplitsFragments implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-111",
          "ecmp-splits-fragments",
          Severity.WARNING,
          "load sharing per packet or by port sends fragments of one packet over ways that differ",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    Setting<String> hashing = router.config().extras().cefLoadSharing();
    boolean byPorts = hashing != null && hashing.value().contains("include-ports");
    boolean perPacket = router.upPorts().stream().anyMatch(p -> p.facts().loadSharing() != null);
    if (!byPorts && !perPacket) {
      return;
    }
    List<SharedLoad> all = SharedLoad.of(network, router);
    for (Port port : router.upPorts()) {
      if (port.facts().loadSharing() != null) {
        perPacket(port, all, network, found);
      }
    }
    if (byPorts && hashing != null && !all.isEmpty()) {
      SharedLoad ways = all.get(0);
      FindingBuilder finding =
          new FindingBuilder(INFO, Severity.NOTE, hashing.span(), router.name())
              .message(
                  "ways to %s are chosen by port: a later fragment has no ports, and may leave by another of %s than the first of its packet"
                      .formatted(ways.prefix(), names(ways)));
      found.accept(places(finding, ways).fix(hashByAddress()).build());
    }
  }

  /** The first equal ways that differ, or else the first, of those that leave by the interface. */
  private static void perPacket(
      Port port, List<SharedLoad> all, Network network, Consumer<Finding> found) {
    SharedLoad shown = null;
    LoadSplit split = null;
    String difference = null;
    boolean harms = false;
    for (SharedLoad ways : all) {
      if (!harms && ways.ways().stream().anyMatch(w -> w.egress() == port)) {
        LoadSplit here = LoadSplit.of(network, port.router(), ways);
        String differs = difference(ways, here, network);
        harms = differs != null && !here.isWithoutFragments();
        if (shown == null || harms || (difference == null && differs != null)) {
          shown = ways;
          split = here;
          difference = differs;
        }
      }
    }
    if (shown == null || split == null) {
      return;
    }
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                harms ? Severity.WARNING : Severity.NOTE,
                Objects.requireNonNull(port.facts().loadSharing()),
                port.router().name())
            .message(
                "packets to %s take turns over %s, and so do the fragments of one packet: %s"
                    .formatted(shown.prefix(), names(shown), effect(difference, split)));
    found.accept(
        places(finding, shown)
            .fix(
                Fix.commands(
                    "keep the packets between two hosts on one way",
                    List.of("interface " + port.name(), " no ip load-sharing per-packet")))
            .build());
  }

  private static String effect(@Nullable String difference, LoadSplit split) {
    if (difference == null) {
      return "they arrive out of order, and cost the receiver more";
    }
    Arrival arrival = split.arrival();
    return arrival != null && split.isWithoutFragments()
        ? difference
            + ", so pieces that part there would never be put together (a note: "
            + arrival.reason()
            + ")"
        : difference + ", so pieces that part there are never put together";
  }

  /** In what the ways differ, here or further on, so that half a packet is of no use, or null. */
  private static @Nullable String difference(SharedLoad ways, LoadSplit split, Network network) {
    return switch (split.difference().kind()) {
      case EQUIVALENT, MARKING -> null;
      case UNKNOWN -> differenceHere(ways, network);
      case HARMFUL ->
          Objects.requireNonNullElse(
              differenceHere(ways, network), "the ways differ in " + split.difference().words());
    };
  }

  private static Fix hashByAddress() {
    return Fix.commands(
        "choose by addresses alone, which all fragments carry",
        List.of("no ip cef load-sharing algorithm include-ports source destination"));
  }

  private static FindingBuilder places(FindingBuilder finding, SharedLoad ways) {
    for (Way.Out way : ways.ways()) {
      finding.related(way.why(), "a way by " + way.egress().name());
    }
    return finding;
  }

  private static String names(SharedLoad ways) {
    return ways.ways().stream().map(w -> w.egress().name()).collect(Collectors.joining(" and "));
  }

  /**
   * In what the interfaces differ so that half a packet is of no use; null if in nothing that is
   * seen.
   */
  private static @Nullable String differenceHere(SharedLoad ways, Network network) {
    Port first = ways.ways().get(0).egress();
    for (Way.Out way : ways.ways()) {
      Port port = way.egress();
      boolean translates = port.natSide() == NatSide.OUTSIDE;
      if (translates != (first.natSide() == NatSide.OUTSIDE)) {
        return "only %s translates addresses".formatted(translates ? port.name() : first.name());
      }
      if (translates && port != first && ownAddresses(port, first)) {
        return "%s and %s translate to different addresses".formatted(first.name(), port.name());
      }
      if (network.isStateful(port) != network.isStateful(first)) {
        return "only %s tracks connections"
            .formatted(network.isStateful(port) ? port.name() : first.name());
      }
      if (!Objects.equals(port.vrf(), first.vrf())) {
        return "%s and %s are in different VRFs".formatted(first.name(), port.name());
      }
    }
    return null;
  }

  /** Whether each of the two has a NAT rule that translates to its own address. */
  private static boolean ownAddresses(Port one, Port other) {
    Set<String> interfaces = new HashSet<>();
    for (NatRule rule : one.router().config().natRules()) {
      NameUse out = rule instanceof NatRule.Dynamic dynamic ? dynamic.outInterface() : null;
      if (out != null) {
        interfaces.add(out.name());
      }
    }
    return interfaces.contains(one.name()) && interfaces.contains(other.name());
  }
}
