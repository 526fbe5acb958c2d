package dev.hoplint.rules.mtu;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.NameUse;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Ipv6Routing;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An access list drops ICMP packet-too-big. */
public final class AclDropsPacketTooBig implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-309",
          "acl-drops-packet-too-big",
          Severity.WARNING,
          "an access list drops ICMP packet-too-big",
          "0.1",
          true);

  private static final int ETHERNET = 1500;
  private static final String PERMIT = "permit icmp any any packet-too-big";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    Set<String> told = new HashSet<>();
    for (Port outer : router.upPorts()) {
      for (DroppedTooBig drop : DroppedTooBig.behind(outer, network)) {
        if (told.add(drop.use().name())) {
          found.accept(finding(drop, network));
        }
      }
    }
    Ipv6Routing routing = Ipv6Routing.of(router);
    for (Port port : router.upPorts()) {
      Ipv6Drop drop = ipv6(port);
      if (drop != null && routing.mayCarry(port) && told.add("ipv6 " + drop.use.name())) {
        found.accept(finding(port, drop));
      }
    }
  }

  private static Finding finding(DroppedTooBig drop, Network network) {
    Port port = drop.port();
    AccessList list = port.router().accessList(drop.use().name());
    Span end = list == null ? drop.use().span() : list.header();
    Span denying = drop.denial().place();
    Port step = drop.step();
    FindingBuilder finding =
        new FindingBuilder(
                INFO, severity(drop, network), denying == null ? end : denying, name(port))
            .message(
                "access list "
                    + drop.use().name()
                    + " ("
                    + drop.way()
                    + " on "
                    + port.name()
                    + ") lets TCP to "
                    + drop.receiver()
                    + " through, but "
                    + (denying == null ? "at its end " : "here ")
                    + "denies the ICMP messages (type 3 code 4) that its packets are too large"
                    + (step == null
                        ? " for a link farther on"
                        : " for " + step + " (IP MTU " + network.ipMtu(step).bytes() + ")")
                    + ": path MTU discovery hangs")
            .related(drop.use().span(), "the list is put on " + port.name() + " here");
    if (drop.path().assumption() != null) {
      finding.assuming(drop.path().assumption());
    }
    if (step != null) {
      IpMtu mtu = network.ipMtu(step);
      finding.related(
          mtu.span() == null ? step.facts().header() : mtu.span(),
          "IP MTU of " + mtu.bytes() + " bytes on " + step);
    }
    if (list != null) {
      finding.fix(ListEdits.permit(list, denying, PERMIT));
    }
    return finding.build();
  }

  private static Severity severity(DroppedTooBig drop, Network network) {
    boolean reduced = false;
    for (Port egress : drop.path().egresses()) {
      IpMtu mtu = network.ipMtu(egress);
      reduced |=
          isReduced(mtu) && !PathClamps.isClamped(drop.path().ports(), PathClamps.fitting(mtu));
    }
    for (Port port : drop.port().router().upPorts()) {
      reduced |=
          isReduced(network.ipMtu(port))
              && (MssClampMissing.speaksOn(port, network) || PppoeMtu.speaksOn(port, network));
    }
    return reduced && !drop.port().router().isPartial() ? Severity.ERROR : Severity.WARNING;
  }

  private static boolean isReduced(IpMtu mtu) {
    return mtu.isKnown() && mtu.bytes() < ETHERNET && mtu.origin() != IpMtu.Origin.ASSUMED;
  }

  private static String name(Port port) {
    return port.router().name();
  }

  private record Ipv6Drop(NameUse use, Ipv6AccessList list, TooBigFilter.Denial denial) {}

  /** Whether ICMPv6 "packet too big" is dropped where it comes in from other networks. */
  static boolean dropsIpv6(Port port) {
    return ipv6(port) != null;
  }

  private static @Nullable Ipv6Drop ipv6(Port port) {
    Ipv6Interface ipv6 = port.facts().extras().ipv6();
    NameUse use = ipv6.filterIn();
    if (use == null || !isLink(port, ipv6)) {
      return null;
    }
    for (Ipv6AccessList list : port.router().config().definitions().ipv6AccessLists()) {
      TooBigFilter filter = list.name().equals(use.name()) ? TooBigFilter.of(list) : null;
      TooBigFilter.Denial denial = filter == null ? null : filter.denialBesideTcp();
      if (denial != null) {
        return new Ipv6Drop(use, list, denial);
      }
    }
    return null;
  }

  /** Hosts, which send no such message, live on subnets of /64 (RFC 4291 §2.5.4). */
  private static boolean isLink(Port port, Ipv6Interface ipv6) {
    boolean small =
        ipv6.addresses().stream()
            .anyMatch(a -> a.kind() != Ipv6Interface.Kind.LINK_LOCAL && a.length() > 64);
    return !port.facts().isLoopback() && (small || port.isPointToPoint());
  }

  private static Finding finding(Port port, Ipv6Drop drop) {
    Span denying = drop.denial.place();
    return new FindingBuilder(
            INFO, Severity.WARNING, denying == null ? drop.list.span() : denying, name(port))
        .message(
            "IPv6 access list "
                + drop.use.name()
                + " (in on "
                + port.name()
                + ") lets TCP in, but "
                + (denying == null ? "at its end " : "here ")
                + "denies ICMPv6 \"packet too big\" (type 2): IPv6 routers don't fragment, so what"
                + " is too large farther on is lost")
        .related(drop.use.span(), "the list is put on " + port.name() + " here")
        .fix(ListEdits.permit(drop.list, denying, PERMIT))
        .build();
  }
}
