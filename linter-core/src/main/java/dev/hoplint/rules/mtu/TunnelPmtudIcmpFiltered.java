package dev.hoplint.rules.mtu;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.AddressSet;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.Hop;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Trace;
import dev.hoplint.network.Transport;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tunnel path-mtu-discovery whose ICMP is filtered. */
public final class TunnelPmtudIcmpFiltered implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-317",
          "tunnel-pmtud-icmp-filtered",
          Severity.ERROR,
          "tunnel path-mtu-discovery whose ICMP is filtered",
          "0.1",
          true);

  /** GRE (RFC 2784 §3.1): what stands for the outer packets on their way. */
  private static final int GRE = 47;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      Tunnel tunnel = port.facts().tunnel();
      Span discovery = tunnel == null ? null : tunnel.pathMtuDiscovery();
      if (tunnel == null
          || discovery == null
          || tunnel.destination() == null
          || port.facts().malformed().contains(InterfaceStatement.TUNNEL)) {
        continue;
      }
      Port source = source(port);
      Ipv4Address own =
          tunnel.sourceAddress() != null
              ? tunnel.sourceAddress().value()
              : source == null ? null : source.address();
      Port outer = outer(port, source, network);
      if (own == null || outer == null) {
        continue;
      }
      NameUse use = list(outer);
      TooBigFilter filter = use == null ? null : TooBigFilter.of(router, use.name());
      TooBigFilter.Denial denial = filter == null ? null : filter.denial(AddressSet.of(own));
      if (use != null
          && denial != null
          && mayMeetLess(port, tunnel.destination().value(), outer, network)) {
        found.accept(finding(port, discovery, outer, use, denial, own));
      }
    }
  }

  private static @Nullable Port source(Port tunnel) {
    for (Port port : tunnel.router().upPorts()) {
      if (port.isSourceOf(tunnel)) {
        return port;
      }
    }
    return null;
  }

  /** Where the outer packets leave, and the messages about them come in. */
  private static @Nullable Port outer(Port tunnel, @Nullable Port source, Network network) {
    Port egress =
        network.transport(tunnel) instanceof Transport.Known known ? known.egress() : null;
    if (egress != null) {
      return egress;
    }
    return source == null || source.facts().isLoopback() ? null : source;
  }

  /** The list that messages meet; inspection may open it for them. */
  private static @Nullable NameUse list(Port outer) {
    return outer.facts().malformed().contains(InterfaceStatement.ACCESS_GROUP)
            || outer.facts().extras().inspectOut() != null
        ? null
        : outer.facts().accessGroupIn();
  }

  /** No router lies between two ends of a wire; where all links are known, one must be smaller. */
  private static boolean mayMeetLess(
      Port tunnel, Ipv4Address destination, Port outer, Network network) {
    if (outer.subnetOf(destination) != null) {
      return false;
    }
    IpMtu first = network.ipMtu(outer);
    Trace trace = network.outerWay(tunnel, GRE);
    if (!first.isKnown()
        || trace == null
        || !(trace.end() instanceof Trace.End.Delivered)
        || trace.hops().get(0).egress() != outer) {
      return true;
    }
    for (Hop hop : trace.hops()) {
      Port egress = hop.egress();
      IpMtu mtu = egress == null ? first : network.ipMtu(egress);
      if (!mtu.isKnown() || mtu.bytes() < first.bytes()) {
        return true;
      }
    }
    return false;
  }

  private static Finding finding(
      Port port,
      Span discovery,
      Port outer,
      NameUse use,
      TooBigFilter.Denial denial,
      Ipv4Address own) {
    AccessList list = port.router().accessList(use.name());
    Span denying = denial.place();
    Span end = list == null ? use.span() : list.header();
    FindingBuilder finding =
        new FindingBuilder(
                INFO, Severity.ERROR, denying == null ? end : denying, port.router().name())
            .message(
                "`tunnel path-mtu-discovery` on "
                    + port.name()
                    + " copies DF to the outer packets and waits for ICMP type 3 code 4 to "
                    + own
                    + ", but access list "
                    + use.name()
                    + " (in on "
                    + outer.name()
                    + ") denies it"
                    + (denying == null ? " at its end" : "")
                    + ": outer packets that are too large farther on are lost for good")
            .related(discovery, "DF is copied by this line")
            .related(use.span(), "the list is put on " + outer.name() + " here");
    if (list != null) {
      finding.fix(
          ListEdits.permit(list, denying, "permit icmp any host " + own + " packet-too-big"));
    }
    return finding.build();
  }
}
