package dev.hoplint.rules.mtu;

import dev.hoplint.model.DeviceExtras;
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
import java.util.List;
import java.util.function.Consumer;

/** {@code ip tcp mss} taken for a clamp. */
public final class RouterMssIsNoClamp implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-316",
          "router-mss-is-no-clamp",
          Severity.NOTE,
          "`ip tcp mss` taken for a clamp",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    DeviceExtras extras = router.config().extras();
    Span line = extras.tcpMss() != null ? extras.tcpMss().span() : extras.tcpPathMtuDiscovery();
    if (line == null) {
      return;
    }
    for (Port port : router.upPorts()) {
      if (MssClampMissing.speaksOn(port, network)) {
        found.accept(finding(line, extras.tcpMss() != null, port, network));
        return;
      }
    }
  }

  private static Finding finding(Span line, boolean mss, Port port, Network network) {
    int fitting = PathClamps.fitting(network.ipMtu(port));
    return new FindingBuilder(INFO, Severity.NOTE, line, port.router().name())
        .message(
            "`ip tcp "
                + (mss ? "mss" : "path-mtu-discovery")
                + "` concerns connections that "
                + port.router().name()
                + " itself opens or accepts, not TCP of others through "
                + port.name()
                + " (IP MTU "
                + network.ipMtu(port).bytes()
                + ")")
        .related(port.facts().header(), "nothing lowers the MSS of TCP that goes through here")
        .fix(
            Fix.commands(
                "clamp what passes through",
                List.of("interface " + port.name(), " ip tcp adjust-mss " + fitting)))
        .build();
  }
}
