package dev.hoplint.rules.mtu;

import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.Setting;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Ipv6Routing;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** IPv6 on a reduced MTU without a fitting clamp. */
public final class Ipv6MssClampMissing implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-310",
          "ipv6-mss-clamp-missing",
          Severity.NOTE,
          "IPv6 on a reduced MTU without a fitting clamp",
          "0.1",
          true);

  private static final int ETHERNET = 1500;

  /** The IPv6 header and the TCP header without options (RFC 8200 §8.3). */
  private static final int TCP_IPV6_HEADERS = 60;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (router.isPartial()) {
      return;
    }
    Ipv6Routing routing = Ipv6Routing.of(router);
    for (Port port : router.upPorts()) {
      IpMtu mtu = network.ipv6Mtu(port);
      if (!mtu.isKnown() || mtu.bytes() >= ETHERNET || !routesIpv6(port) || isUnread(port)) {
        continue;
      }
      boolean carries = routing.mayCarry(port) || routing.isUntold();
      List<Port> entries = carries ? entries(port) : List.of();
      if (!entries.isEmpty() && entries.stream().noneMatch(Ipv6MssClampMissing::isUnread)) {
        judge(port, mtu, entries, network, found);
      }
    }
  }

  private static void judge(
      Port port, IpMtu mtu, List<Port> entries, Network network, Consumer<Finding> found) {
    int fitting = mtu.bytes() - TCP_IPV6_HEADERS;
    List<Port> peers = network.tunnelPeers(port);
    boolean clamped =
        isClamped(port, fitting)
            || entries.stream().allMatch(entry -> isClamped(entry, fitting))
            || (!peers.isEmpty()
                && peers.stream().allMatch(p -> isClamped(p, fitting) || isUnread(p)));
    if (clamped) {
      return;
    }
    Setting<Integer> own = port.facts().extras().ipv6().mssClamp();
    found.accept(
        own != null ? tooLarge(port, mtu, own, fitting) : missing(port, mtu, fitting, network));
  }

  /** Interfaces whose IPv6 packets may leave by {@code port}: not those that carry the tunnel. */
  private static List<Port> entries(Port port) {
    List<Port> entries = new ArrayList<>();
    for (Port other : port.router().upPorts()) {
      if (other != port
          && routesIpv6(other)
          && !other.isSourceOf(port)
          && !other.facts().isLoopback()
          && Objects.equals(other.vrf(), port.vrf())) {
        entries.add(other);
      }
    }
    return entries;
  }

  private static boolean routesIpv6(Port port) {
    Ipv6Interface ipv6 = port.facts().extras().ipv6();
    boolean unicast =
        ipv6.addresses().stream().anyMatch(a -> a.kind() != Ipv6Interface.Kind.LINK_LOCAL);
    return (unicast || ipv6.learned() != null) && !port.facts().isLoopback();
  }

  private static boolean isUnread(Port port) {
    return port.facts().malformed().contains(InterfaceStatement.IPV6);
  }

  private static boolean isClamped(Port port, int fitting) {
    Setting<Integer> clamp = port.facts().extras().ipv6().mssClamp();
    return clamp != null && clamp.value() <= fitting;
  }

  private static Finding tooLarge(Port port, IpMtu mtu, Setting<Integer> clamp, int fitting) {
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, clamp.span(), port.router().name())
            .message(
                "an IPv6 clamp of "
                    + clamp.value()
                    + " bytes lets through packets of "
                    + (clamp.value() + TCP_IPV6_HEADERS)
                    + " bytes, but the IPv6 MTU here is "
                    + mtu.bytes()
                    + ": "
                    + fitting
                    + " is the largest that fits")
            .related(mtu.span(), "IPv6 MTU of " + mtu.bytes() + " bytes");
    assume(finding, mtu);
    return finding
        .fix(
            new Fix(
                "lower the clamp",
                false,
                List.of(new Fix.Edit(clamp.span(), line(fitting))),
                List.of("interface " + port.name(), " " + line(fitting))))
        .build();
  }

  private static Finding missing(Port port, IpMtu mtu, int fitting, Network network) {
    Span drops = dropping(port, network);
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                drops == null ? Severity.NOTE : Severity.WARNING,
                mtu.origin() == IpMtu.Origin.EXPLICIT && mtu.span() != null
                    ? mtu.span()
                    : port.facts().header(),
                port.router().name())
            .message(
                port.name()
                    + " carries IPv6 packets of "
                    + mtu.bytes()
                    + " bytes at most, and nothing lowers the MSS of TCP over IPv6 to "
                    + fitting
                    + (drops == null
                        ? ": every connection has to find that out by path MTU discovery"
                        : ", while the messages of path MTU discovery are dropped on the way back"))
            .related(drops, "ICMPv6 \"packet too big\" is dropped by this access list")
            .related(
                port.facts().mssClamp() == null ? null : port.facts().mssClamp().span(),
                "this clamp is for IPv4 alone");
    assume(finding, mtu);
    Fix.Insertion below =
        new Fix.Insertion(
            mtu.origin() == IpMtu.Origin.EXPLICIT && mtu.span() != null
                ? mtu.span()
                : port.facts().header(),
            mtu.origin() == IpMtu.Origin.EXPLICIT && mtu.span() != null
                ? Fix.Place.BELOW
                : Fix.Place.WITHIN,
            List.of(line(fitting)));
    return finding
        .fix(
            new Fix(
                "clamp the MSS of IPv6 on " + port,
                false,
                List.of(),
                List.of("interface " + port.name(), " " + line(fitting)),
                List.of(below)))
        .build();
  }

  private static String line(int fitting) {
    return "ipv6 tcp adjust-mss " + fitting;
  }

  private static void assume(FindingBuilder finding, IpMtu mtu) {
    if (mtu.origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
    }
  }

  /** The line that puts a list on the way back which drops the messages, or null. */
  private static @Nullable Span dropping(Port port, Network network) {
    List<Port> back = new ArrayList<>(List.of(port));
    back.addAll(network.tunnelPeers(port));
    for (Port each : back) {
      if (AclDropsPacketTooBig.dropsIpv6(each) && each.facts().extras().ipv6().filterIn() != null) {
        return each.facts().extras().ipv6().filterIn().span();
      }
    }
    return null;
  }
}
