package dev.hoplint.rules.mtu;

import dev.hoplint.header.Header;
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
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** DF is cleared ahead of a decision by port. */
public final class DfClearedBeforePortDecision implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-314",
          "df-cleared-before-port-decision",
          Severity.WARNING,
          "DF is cleared ahead of a decision by port",
          "0.1",
          true);

  /** Hosts on Ethernet send packets of this many bytes (RFC 894). */
  private static final int ETHERNET = 1500;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** The subject is the router that decides by port; what clears DF lies before it. */
  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    Set<Span> told = new HashSet<>();
    for (Split split : network.splits(router).worst()) {
      Port fragmenter = split.arrival().fragmenter();
      if (fragmenter == null || !isCandidate(split)) {
        continue;
      }
      for (DfClearing clearing :
          DfClearing.before(fragmenter, split.arrival().upstream(), network)) {
        if (told.add(clearing.line())) {
          found.accept(finding(clearing, split, fragmenter, network));
        }
      }
    }
    for (BlindOverload blind : BlindOverload.of(router, network)) {
      for (DfClearing clearing : DfClearing.before(blind.fragmenter(), blind.before(), network)) {
        if (told.add(clearing.line())) {
          found.accept(finding(clearing, blind, network));
        }
      }
    }
  }

  private static boolean isCandidate(Split split) {
    return split.limited() == null
        && split.arrival().chance() != Arrival.Chance.NO
        && split.difference().kind() != Split.Difference.Kind.MARKING;
  }

  private static Finding finding(
      DfClearing clearing, Split split, Port fragmenter, Network network) {
    Arrival arrival = split.arrival();
    String decides = split.router().name();
    boolean harmless = split.difference().kind() == Split.Difference.Kind.EQUIVALENT;
    FindingBuilder finding =
        builder(
                harmless ? Severity.NOTE : Severity.WARNING,
                clearing,
                arrival.datagram(),
                arrival.mtu(),
                decides
                    + " then sends their fragments different ways: it decides by port, which only"
                    + " the first fragment has")
            .related(split.place(), "fragments part at this entry of " + decides);
    boolean tcp = split.initial().protocol() == Header.TCP;
    return finding
        .fix(tcp ? clamp(fragmenter, network) : leave(clearing))
        .fix(tcp ? leave(clearing) : smaller(arrival.mtu()))
        .build();
  }

  private static Finding finding(DfClearing clearing, BlindOverload blind, Network network) {
    Port ingress = blind.ingress();
    return builder(
            Severity.WARNING,
            clearing,
            ETHERNET,
            network.ipMtu(blind.fragmenter()).bytes(),
            ingress.router().name()
                + " then translates ports on "
                + ingress.name()
                + " without virtual reassembly, where later fragments have none")
        .related(blind.rule().span(), "translates ports")
        .fix(clamp(blind.fragmenter(), network))
        .fix(leave(clearing))
        .build();
  }

  private static FindingBuilder builder(
      Severity severity, DfClearing clearing, int bytes, int mtu, String loss) {
    String clears = clearing.router().name();
    return new FindingBuilder(INFO, severity, clearing.line(), clears)
        .message(
            clears
                + " clears DF here, so packets of "
                + bytes
                + " bytes are divided into "
                + Fragments.sizes(bytes, mtu).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" + "))
                + " instead of refused, and "
                + loss);
  }

  private static Fix clamp(Port fragmenter, Network network) {
    return new InterfaceEdits()
        .set(fragmenter, null, PathClamps.largestOn(fragmenter, network))
        .fix("clamp the MSS on " + fragmenter + ", so that TCP has nothing to divide");
  }

  private static Fix leave(DfClearing clearing) {
    return Fix.advice("leave DF as it is on " + clearing.router().name());
  }

  private static Fix smaller(int mtu) {
    return Fix.advice("keep the datagrams within " + mtu + " bytes at their sender");
  }
}
