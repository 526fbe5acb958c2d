package dev.hoplint.rules.mtu;

import dev.hoplint.model.Ipsec;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Tunnel;
import dev.hoplint.network.Fragments;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tunnel's IP MTU does not fit its transport. */
public final class TunnelMtuTooLarge implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-301",
          "tunnel-mtu-too-large",
          Severity.WARNING,
          "the tunnel's IP MTU does not fit its transport",
          "0.1",
          true);

  /** Bytes that every link carries (RFC 791 §3.2). */
  private static final int SMALLEST = 68;

  /** RFC 8200 §5. */
  private static final int SMALLEST_IPV6 = 1280;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      if (port.facts().isTunnel() && network.transport(port) instanceof Transport.Known transport) {
        Case of = new Case(port, transport, network.outerPath(port, transport), network);
        Setting<Integer> ipv4 = port.facts().ipMtu();
        if (ipv4 != null && network.ipMtu(port).isKnown()) {
          of.check("ip mtu", ipv4, found);
        }
        Setting<Integer> ipv6 = port.facts().extras().ipv6().mtu();
        if (ipv6 != null && network.ipv6Mtu(port).isKnown()) {
          of.check("ipv6 mtu", ipv6, found);
        }
      }
    }
  }

  private record Case(Port port, Transport.Known transport, OuterPath path, Network network) {
    void check(String command, Setting<Integer> mtu, Consumer<Finding> found) {
      int link = path.mtu().bytes();
      boolean fits = mtu.value() <= transport.limit(link, false);
      if (!fits || (path.translated() && mtu.value() > transport.limit(link, true))) {
        found.accept(finding(command, mtu, !fits ? null : "NAT on the way puts ESP into UDP"));
      } else if (mtu.value() > transport.limit(link, true)
          && mtu.value() != transport.fitting(link, false)) {
        // Whoever set the very maximum has reckoned with a way without NAT.
        found.accept(underNat(command, mtu));
      }
    }

    private Finding finding(String command, Setting<Integer> mtu, @Nullable String because) {
      boolean assumed = path.mtu().origin() == IpMtu.Origin.ASSUMED;
      Severity severity = assumed ? Severity.NOTE : copiesDf() ? Severity.ERROR : Severity.WARNING;
      FindingBuilder finding =
          builder(severity, mtu)
              .message(
                  sentence(command, mtu, because != null)
                      + (because == null ? "" : ": " + because));
      if (assumed) {
        finding.assuming(
            "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
      }
      relate(finding);
      return finding.fix(fix(command, mtu, path.translated())).build();
    }

    /** Fits as it is, but not if the ends find NAT between them. */
    private Finding underNat(String command, Setting<Integer> mtu) {
      FindingBuilder finding =
          builder(Severity.NOTE, mtu)
              .message(sentence(command, mtu, true))
              .assuming("NAT lies between the tunnel's ends, so that ESP travels in UDP");
      relate(finding);
      return finding.fix(fix(command, mtu, true)).build();
    }

    private FindingBuilder builder(Severity severity, Setting<Integer> mtu) {
      return new FindingBuilder(INFO, severity, mtu.span(), port.router().name());
    }

    private String sentence(String command, Setting<Integer> mtu, boolean nat) {
      int link = path.mtu().bytes();
      Port narrow = path.narrow();
      int outer = transport.outer(mtu.value(), nat);
      return "packets of "
          + mtu.value()
          + " bytes ("
          + command
          + ") leave "
          + port
          + " as "
          + outer
          + pieces(outer, link)
          + ": "
          + (narrow == null ? "its transport" : narrow)
          + " carries "
          + link
          + ", and "
          + transport.limit(link, nat)
          + " is the largest that fits";
    }

    private String pieces(int outer, int link) {
      if (copiesDf()) {
        return ", which must not be divided and are lost";
      }
      List<Integer> sizes =
          transport.isOverIpv6() ? List.of() : Fragments.sizes(outer, Math.max(link, SMALLEST));
      return sizes.isEmpty()
          ? ""
          : ", divided into "
              + sizes.stream().map(String::valueOf).collect(Collectors.joining(" + "));
    }

    private void relate(FindingBuilder finding) {
      Port narrow = path.narrow();
      if (narrow != null) {
        finding.related(
            path.mtu().span() == null ? narrow.facts().header() : path.mtu().span(),
            "the outer packets leave here, with " + path.mtu().bytes() + " bytes at most");
      }
      Tunnel tunnel = port.facts().tunnel();
      if (tunnel != null && tunnel.pathMtuDiscovery() != null) {
        finding.related(tunnel.pathMtuDiscovery(), "DF is copied to the outer packets");
      }
    }

    /** Then what is too large is lost, not fragmented. */
    private boolean copiesDf() {
      Tunnel tunnel = port.facts().tunnel();
      if (tunnel != null && tunnel.pathMtuDiscovery() != null) {
        return true;
      }
      Ipsec ipsec = port.router().config().extras().ipsec();
      Setting<String> own = port.facts().extras().dfBit();
      Setting<String> dfBit = own == null ? ipsec.dfBit() : own;
      return transport.isProtected() && dfBit != null && dfBit.value().equals("set");
    }

    private Fix fix(String command, Setting<Integer> mtu, boolean nat) {
      int fitting = transport.fitting(path.mtu().bytes(), nat);
      if (command.equals("ip mtu")) {
        return TunnelMtuFix.fix(port, fitting, network);
      }
      if (fitting < SMALLEST_IPV6) {
        return Fix.advice(
            "no IPv6 MTU under "
                + SMALLEST_IPV6
                + " is legal: make room on the tunnel's transport");
      }
      String line = command + " " + fitting;
      return new Fix(
          "lower it",
          false,
          List.of(new Fix.Edit(mtu.span(), line)),
          List.of("interface " + port.name(), " " + line));
    }
  }
}
