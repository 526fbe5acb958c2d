package dev.hoplint.rules.fragments;

import dev.hoplint.header.Header;
import dev.hoplint.model.Reassembly;
import dev.hoplint.network.Arrival;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Split;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A policy route decides by port, so later fragments of a packet take another way than the first.
 */
public final class PbrSplitsFragments implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-101",
          "pbr-splits-fragments",
          Severity.ERROR,
          "a policy route decides by port, so later fragments of a packet take another way than the first",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Split split : network.splits(router).worst()) {
      found.accept(finding(split, network));
    }
    Ipv6SplitStory.of(router, found);
  }

  private static Finding finding(Split split, Network network) {
    Severity severity = severity(split);
    Port ingress = split.ingress();
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                split.reassembled() ? severity.lower() : severity,
                split.place(),
                split.router().name())
            .message(SplitStory.message(split, network))
            .witness(SplitStory.witness(split))
            .assuming(split.assumptions());
    if (ingress != null && ingress.facts().policy() != null) {
      finding.related(
          ingress.facts().policy().span(),
          "packets that come in on " + ingress.name() + " meet this policy");
    }
    fragmenter(finding, split, network);
    SplitReasons.addTo(finding, split);
    finding
        .related(
            split.initialHop().way().why(),
            "the first piece: " + SplitStory.way(split.initialHop()))
        .related(
            split.nonInitialHop().way().why(),
            "the later pieces: " + SplitStory.way(split.nonInitialHop()))
        .related(
            split.initialHop().translation(),
            "the first piece is translated to " + split.initialHop().leaving().source())
        .related(
            split.nonInitialHop().translation(),
            "the later pieces are translated to " + split.nonInitialHop().leaving().source());
    reassembly(finding, ingress);
    fixes(finding, split);
    return finding.build();
  }

  /** By whether fragments can arrive, and what their parting does to them. */
  private static Severity severity(Split split) {
    if (split.limited() != null) {
      return Severity.NOTE;
    }
    Split.Difference.Kind kind = split.difference().kind();
    return switch (split.arrival().chance()) {
      case YES ->
          kind == Split.Difference.Kind.HARMFUL && split.marking() == null
              ? Severity.ERROR
              : Severity.WARNING;
      case UNLIKELY -> kind == Split.Difference.Kind.HARMFUL ? Severity.WARNING : Severity.NOTE;
      case NO -> Severity.NOTE;
    };
  }

  private static void reassembly(FindingBuilder finding, @Nullable Port ingress) {
    if (ingress == null) {
      return;
    }
    for (Reassembly line : ingress.facts().reassembly()) {
      if (line.on() && line.in()) {
        finding.related(
            line.span(),
            "virtual reassembly is not proven to give policy routing the ports of later fragments");
      }
    }
  }

  private static void fragmenter(FindingBuilder finding, Split split, Network network) {
    Arrival arrival = split.arrival();
    Port port = arrival.fragmenter();
    if (port == null || split.fragments().size() < 2) {
      return;
    }
    finding.related(
        network.ipMtu(port).span() == null ? port.facts().header() : network.ipMtu(port).span(),
        (arrival.standIn()
                ? "packets over this IP MTU of "
                : port + " makes the pieces here: its IP MTU is ")
            + arrival.mtu()
            + " bytes"
            + (arrival.standIn() ? " arrive in pieces" : ""));
  }

  private static void fixes(FindingBuilder finding, Split split) {
    Arrival arrival = split.arrival();
    Port port = arrival.fragmenter();
    if (split.initial().protocol() == Header.TCP
        && arrival.chance() != Arrival.Chance.NO
        && port != null
        && split.fragments().size() > 1) {
      finding.fix(
          Fix.commands(
              "keep TCP from being fragmented: on "
                  + port.router()
                  + ", clamp the MSS to what fits "
                  + arrival.mtu()
                  + " bytes",
              List.of(
                  "interface " + port.name(),
                  " ip tcp adjust-mss " + (arrival.mtu() - Fragments.TCP_IP_HEADERS))));
    }
    finding.fix(
        Fix.advice(
            "or decide by address alone (`permit ip …` without ports), so that all pieces meet the same entry"));
    String vain = SplitReasons.vain(split);
    if (vain != null) {
      finding.fix(Fix.advice(vain));
    }
  }
}
