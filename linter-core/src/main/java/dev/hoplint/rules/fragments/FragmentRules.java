package dev.hoplint.rules.fragments;

import dev.hoplint.rule.Rule;
import java.util.List;

/** Rules about IP fragments (family FRG). */
public final class FragmentRules {
  public static final List<Rule> ALL =
      List.of(
          new PbrSplitsFragments(),
          new DenyPortIgnoredByFragments(),
          new FragmentsEntryBesidePortSplit(),
          new FragmentsWithPorts(),
          new DeniedServiceLeaks(),
          new OverloadWithoutReassembly(),
          new ReassemblyDropsFragments(),
          new Ipv6FilterWithoutTransport(),
          new ClassByPort(),
          new PbrMatchLength(),
          new EcmpSplitsFragments());

  private FragmentRules() {}
}
