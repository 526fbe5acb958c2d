package dev.hoplint.rules.mtu;

import dev.hoplint.model.Setting;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.function.Consumer;

/** A way around the clamp. */
public final class MssClampBypassed implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-311", "mss-clamp-bypassed", Severity.WARNING, "a way around the clamp", "0.1", true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (Port port : router.upPorts()) {
      ClampBypass bypass = ClampBypass.of(port, network);
      if (bypass != null) {
        found.accept(finding(bypass, network));
      }
    }
  }

  private static Finding finding(ClampBypass bypass, Network network) {
    Port port = bypass.port();
    IpMtu mtu = bypass.mtu();
    int fitting = PathClamps.fitting(mtu);
    Setting<Integer> clamp = bypass.clamped().facts().mssClamp();
    FindingBuilder finding =
        new FindingBuilder(
                INFO,
                Severity.WARNING,
                mtu.origin() == IpMtu.Origin.EXPLICIT && mtu.span() != null
                    ? mtu.span()
                    : port.facts().header(),
                port.router().name())
            .message(message(bypass, fitting))
            .related(bypass.why(), "this is the way around the clamp")
            .related(clamp == null ? null : clamp.span(), "the clamp on " + bypass.clamped());
    if (mtu.origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
    }
    return finding.fix(fix(bypass, network)).build();
  }

  private static Fix fix(ClampBypass bypass, Network network) {
    InterfaceEdits edits = new InterfaceEdits();
    if (!bypass.oneWay()) {
      MssClampMissing.clamp(bypass.port(), edits, network);
      return edits.fix(
          "clamp here too (or on the hosts' interface, which all ways have in common)");
    }
    for (Port entry : bypass.entries()) {
      edits.set(
          entry,
          null,
          Math.min(PathClamps.fitting(bypass.mtu()), PathClamps.largestOn(entry, network)));
    }
    return edits.isEmpty()
        ? Fix.advice(
            "clamp where both directions pass, on the hosts' interface: ip tcp adjust-mss "
                + PathClamps.fitting(bypass.mtu()))
        : edits.fix("clamp on the hosts' interface, where both directions pass");
  }

  private static String message(ClampBypass bypass, int fitting) {
    String link = bypass.port() + " (IP MTU " + bypass.mtu().bytes() + ")";
    return bypass.oneWay()
        ? "the clamp on "
            + bypass.clamped()
            + " sees one direction only: "
            + bypass.how()
            + " does not pass one of "
            + fitting
            + " or less, so the packets sent through "
            + link
            + " are as large as before"
        : bypass.how()
            + " leads through "
            + link
            + ", where nothing lowers the MSS of TCP to "
            + fitting
            + "; the way through "
            + bypass.clamped()
            + " is clamped";
  }
}
