package dev.hoplint.rules.mtu;

import dev.hoplint.model.DeviceExtras;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.ArrayList;
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
          true);

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
    List<Port> unclamped = new ArrayList<>();
    for (Port port : router.upPorts()) {
      if (MssClampMissing.speaksOn(port, network)) {
        unclamped.add(port);
      }
    }
    if (!unclamped.isEmpty()) {
      found.accept(finding(line, extras.tcpMss() != null, unclamped, network));
    }
  }

  private static Finding finding(Span line, boolean mss, List<Port> unclamped, Network network) {
    Port port = unclamped.get(0);
    InterfaceEdits edits = new InterfaceEdits();
    for (Port each : unclamped) {
      MssClampMissing.clamp(each, edits, network);
    }
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
        .fix(edits.fix("clamp what passes through"))
        .build();
  }
}
