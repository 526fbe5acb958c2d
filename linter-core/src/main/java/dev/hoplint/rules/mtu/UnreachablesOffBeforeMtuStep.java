package dev.hoplint.rules.mtu;

import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.network.TransitPath;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.function.Consumer;

/** {@code no ip unreachables} where packets meet a smaller MTU. */
public final class UnreachablesOffBeforeMtuStep implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "MTU-308",
          "unreachables-off-before-mtu-step",
          Severity.WARNING,
          "`no ip unreachables` where packets meet a smaller MTU",
          "0.1",
          true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    for (var port : router.upPorts()) {
      UnreachablesOff off = UnreachablesOff.of(port, network);
      if (off != null) {
        found.accept(finding(off));
      }
    }
  }

  private static Finding finding(UnreachablesOff off) {
    UnreachablesOff.Step worst = off.steps().get(0);
    for (UnreachablesOff.Step step : off.steps()) {
      int worse = severity(step).compareTo(severity(worst));
      if (worse > 0 || (worse == 0 && step.mtu().bytes() < worst.mtu().bytes())) {
        worst = step;
      }
    }
    Severity severity = severity(worst);
    int fitting = PathClamps.fitting(worst.mtu());
    TransitPath shown = worst.paths().get(0);
    for (TransitPath path : worst.paths()) {
      if (!PathClamps.isClamped(path.ports(), fitting)) {
        shown = path;
        break;
      }
    }
    String device = off.port().router().name();
    FindingBuilder finding =
        new FindingBuilder(INFO, severity, off.line(), device)
            .message(
                off.arriving()
                    + "-byte packets with DF "
                    + shown.example()
                    + " do not fit "
                    + worst.egress()
                    + " (IP MTU "
                    + worst.mtu().bytes()
                    + "), and `no ip unreachables` on "
                    + off.port().name()
                    + ", where they come in, keeps "
                    + device
                    + " from telling the sender"
                    + consequence(severity, fitting));
    for (UnreachablesOff.Step step : off.steps()) {
      IpMtu mtu = step.mtu();
      finding.related(
          mtu.span() == null ? step.egress().facts().header() : mtu.span(),
          "IP MTU of " + mtu.bytes() + " bytes on " + step.egress());
    }
    if (worst.mtu().origin() == IpMtu.Origin.ASSUMED) {
      finding.assuming(
          "the tunnel's transport carries 1500 bytes: the way to its destination is not known");
    }
    if (shown.assumption() != null) {
      finding.assuming(shown.assumption());
    }
    return finding
        .fix(
            new Fix(
                "let "
                    + device
                    + " send them; to spare it, limit their rate with `ip icmp rate-limit"
                    + " unreachable df`",
                false,
                List.of(new Fix.Edit(off.line(), "ip unreachables")),
                List.of("interface " + off.port().name(), " ip unreachables")))
        .build();
  }

  private static String consequence(Severity severity, int fitting) {
    return severity == Severity.NOTE
        ? ": TCP is clamped, UDP and QUIC are not"
        : ": path MTU discovery hangs, and no clamp on the way lowers the MSS to " + fitting;
  }

  private static Severity severity(UnreachablesOff.Step step) {
    Severity severity = PathClamps.severity(step.paths(), PathClamps.fitting(step.mtu()));
    boolean sure =
        step.mtu().origin() != IpMtu.Origin.ASSUMED
            && !step.egress().router().isPartial()
            && step.paths().stream().allMatch(path -> path.assumption() == null);
    return severity == Severity.ERROR && !sure ? Severity.WARNING : severity;
  }
}
