package dev.hoplint.rules.mtu;

import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.OuterPath;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Transport;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;

/** An IPsec tunnel without an explicit IP MTU. */
public final class IpsecTunnelWithoutMtu implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-302",
          "ipsec-tunnel-without-mtu",
          Severity.WARNING,
          "an IPsec tunnel without an explicit IP MTU",
          "0.1",
          true);

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
      Tunnel tunnel = port.facts().tunnel();
      if (tunnel != null && tunnel.protection() != null && lacksMtu(port)) {
        found.accept(finding(port, tunnel, tunnel.protection(), network));
      }
    }
  }

  private static boolean lacksMtu(Port port) {
    return port.facts().ipMtu() == null
        && !port.facts().malformed().contains(InterfaceStatement.IP_MTU)
        && !port.facts().malformed().contains(InterfaceStatement.TUNNEL)
        && carriesIpv4(port);
  }

  /** A tunnel for IPv6 alone has no use for {@code ip mtu}. */
  private static boolean carriesIpv4(Port port) {
    boolean ipv6Only =
        port.facts().addresses().isEmpty() && !port.facts().extras().ipv6().addresses().isEmpty();
    return !ipv6Only;
  }

  private static Finding finding(Port port, Tunnel tunnel, NameUse profile, Network network) {
    boolean ipsecAlone = tunnel.mode().startsWith("ipsec");
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                ipsecAlone ? Severity.NOTE : Severity.WARNING,
                port.facts().header(),
                port.router().name())
            .related(profile.span(), "IPsec profile " + profile.name() + " adds ESP or AH");
    if (!(network.transport(port) instanceof Transport.Known transport)) {
      return finding
          .message(start(port) + ": what it leaves for packets depends on the transforms")
          .fix(
              Fix.commands(
                  "set one that leaves room for IPsec",
                  List.of("interface " + port.name(), " ip mtu 1400", " ip tcp adjust-mss 1360")))
          .build();
    }
    OuterPath path = network.outerPath(port, transport);
    int link = path.mtu().bytes();
    int fitting = transport.fitting(link, path.translated());
    finding.message(
        start(port)
            + ": of "
            + link
            + " bytes, IPsec and the tunnel's headers leave "
            + fitting
            + (path.translated()
                ? ", NAT traversal included"
                : underNat(transport, link, fitting)));
    if (path.mtu().origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
    }
    return finding.fix(TunnelMtuFix.fix(port, fitting, network)).build();
  }

  private static String start(Port port) {
    return port.name()
        + " is protected by IPsec and has no `ip mtu`, and releases differ in what they subtract";
  }

  private static String underNat(Transport.Known transport, int link, int fitting) {
    int under = transport.fitting(link, true);
    return under == fitting ? "" : " (" + under + " with NAT between the ends)";
  }
}
