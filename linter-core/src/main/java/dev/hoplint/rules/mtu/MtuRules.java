package dev.hoplint.rules.mtu;

import dev.hoplint.rule.Rule;
import java.util.List;

/** Rules about MTU, MSS and path MTU discovery (family MTU). */
public final class MtuRules {
  public static final List<Rule> ALL =
      List.of(
          new TunnelMtuTooLarge(),
          new IpsecTunnelWithoutMtu(),
          new MssClampMissing(),
          new MssClampTooLarge(),
          new TunnelMtuMismatch(),
          new OspfMtuMismatch(),
          new UnreachablesOffBeforeMtuStep(),
          new AclDropsPacketTooBig(),
          new Ipv6MssClampMissing(),
          new MssClampBypassed(),
          new PppoeMtu(),
          new IpMtuMismatch(),
          new UnderlayTooSmall(),
          new MssClampTooSmall(),
          new DfClearedBeforePortDecision(),
          new RouterMssIsNoClamp(),
          new TunnelPmtudIcmpFiltered());

  private MtuRules() {}
}
