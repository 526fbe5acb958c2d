package dev.hoplint.rules.policy;

import dev.hoplint.rule.Rule;
import java.util.List;

/** Rules about policy routing (family PBR). */
public final class PolicyRules {
  public static final List<Rule> ALL =
      List.of(
          new UndefinedRouteMap(),
          new UndefinedAccessListInPolicy(),
          new EmptyAccessListInPolicy(),
          new NextHopNotAdjacent(),
          new NextHopIsSelf(),
          new NextHopUnchecked(),
          new MatchAllShadows(),
          new PermitWithoutSet(),
          new SetInDeny(),
          new DefaultNextHopDead(),
          new PolicySequenceUnreachable(),
          new ClauseIgnored(),
          new PolicyOnWrongInterface(),
          new TrackBroken(),
          new LocalTrafficExpected(),
          new SetSharedInterface(),
          new ReturnPathAsymmetric());

  private PolicyRules() {}
}
