package dev.hoplint.rules.fragments;

import dev.hoplint.header.Field;
import dev.hoplint.header.Header;
import dev.hoplint.header.Sample;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Ipv6Policy;
import dev.hoplint.network.Ipv6Policy.Parting;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.hop.Doubts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * FRG-101 of {@code ipv6 policy route-map}. A note: only the sender fragments IPv6, and where the
 * ways lead is not followed.
 */
final class Ipv6SplitStory {
  private static final int ICMP = 58;

  private Ipv6SplitStory() {}

  static void of(Router router, Consumer<Finding> found) {
    Set<RouteMap> seen = new HashSet<>();
    for (Port port : router.upPorts()) {
      NameUse use = port.facts().extras().ipv6().policy();
      RouteMap map = use == null ? null : router.routeMap(use.name());
      if (use == null || map == null || !seen.add(map)) {
        continue;
      }
      Ipv6Policy.Partings partings = Ipv6Policy.partings(router, map);
      for (Parting parting : partings.partings()) {
        found.accept(finding(router, port, use, parting));
      }
      if (!partings.complete()) {
        found.accept(
            Doubts.note(
                router,
                use.span(),
                "whether route-map "
                    + map.name()
                    + " parts fragments of IPv6 packets was not worked out to the end: its access lists are too large"));
      }
    }
  }

  private static Finding finding(Router router, Port port, NameUse use, Parting parting) {
    FindingBuilder finding =
        new FindingBuilder(PbrSplitsFragments.INFO, Severity.NOTE, parting.place(), router.name())
            .message(
                "IPv6 %s: should it ever come in fragments, the first piece is %s, but later pieces %s and are %s (a note: only the sender divides IPv6 packets, and where the ways lead is not followed)"
                    .formatted(
                        packet(parting.initial()),
                        way(parting.first()),
                        parting.entry() == null ? "are measured for themselves" : "have no ports",
                        way(parting.later())))
            .related(use.span(), "packets that come in on " + port.name() + " meet this policy");
    if (parting.first() != null) {
      finding.related(parting.first().header(), "the first piece meets this sequence");
    }
    if (parting.later() != null) {
      finding.related(parting.later().header(), "the later pieces meet this sequence");
    }
    return finding
        .fix(
            Fix.advice(
                "decide by address alone (`permit ipv6 …` without ports), so that all pieces meet the same entry"))
        .build();
  }

  private static String packet(Sample sample) {
    int protocol = sample.protocol();
    boolean ports = Header.hasPorts(protocol);
    String name = protocol == ICMP ? "ICMPV6" : SplitStory.protocol(protocol);
    return "%s from %s to %s%s"
        .formatted(
            name.toUpperCase(Locale.ROOT),
            sample.point().source().lowestIpv6(),
            sample.point().destination().lowestIpv6(),
            ports ? " port " + sample.point().low(Field.DESTINATION_PORT) : "");
  }

  private static String way(RouteMap.@Nullable Sequence applied) {
    List<String> ways = Ipv6Policy.ways(applied);
    return applied == null || ways.isEmpty()
        ? "left to the routing table"
        : "policy routed by sequence " + applied.number() + " (`set " + ways.get(0) + "`)";
  }
}
