package dev.hoplint.rules.fragments;

import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.Reassembly;
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
import org.jspecify.annotations.Nullable;

/** PAT with virtual reassembly switched off. */
public final class OverloadWithoutReassembly implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-106",
          "nat-overload-without-reassembly",
          Severity.WARNING,
          "PAT with virtual reassembly switched off",
          "0.1",
          true);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    // Releases that print the line by default print it on interfaces without NAT, too.
    boolean printed =
        router.ports().stream().anyMatch(port -> port.natSide() == null && off(port) != null);
    if (printed) {
      return;
    }
    for (Port port : router.upPorts()) {
      Reassembly off = off(port);
      NatRule.Dynamic rule = off == null ? null : overload(port);
      if (off != null && rule != null) {
        found.accept(finding(port, off, rule));
      }
    }
  }

  /** The line that switches reassembly of arriving packets off, or null. */
  private static @Nullable Reassembly off(Port port) {
    for (Reassembly line : port.facts().reassembly()) {
      if (!line.on() && line.in()) {
        return line;
      }
    }
    return null;
  }

  /** A rule that translates ports of packets that arrive at the interface, or null. */
  private static NatRule.@Nullable Dynamic overload(Port port) {
    for (NatRule rule : port.router().config().natRules()) {
      if (rule instanceof NatRule.Dynamic dynamic
          && dynamic.overload()
          && dynamic.direction() == NatRule.Direction.INSIDE_SOURCE) {
        boolean elsewhere =
            dynamic.outInterface() != null
                && port.natSide() == NatSide.OUTSIDE
                && !dynamic.outInterface().name().equals(port.name());
        if ((port.natSide() == NatSide.INSIDE || port.natSide() == NatSide.OUTSIDE) && !elsewhere) {
          return dynamic;
        }
      }
    }
    return null;
  }

  private static Finding finding(Port port, Reassembly off, NatRule.Dynamic rule) {
    Span no = new Span(off.span().file(), off.span().start(), off.span().start() + "no ".length());
    return new FindingBuilder(INFO, Severity.WARNING, off.span(), port.router().name())
        .message(
            "virtual reassembly is off on "
                + port.name()
                + ", where ports are translated: later fragments have no ports, so they are dropped or get"
                + " another source than the first")
        .related(rule.span(), "translates ports")
        .related(port.facts().nat() == null ? null : port.facts().nat().span(), "NAT is here")
        .fix(new Fix("take the `no` away", false, List.of(new Fix.Edit(no, "")), List.of()))
        .build();
  }
}
