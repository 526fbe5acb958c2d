package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.NatRule;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Two NAT uplinks whose rules do not look at the interface. */
public final class DualIspNatWithoutMatchInterface implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-410",
          "dual-isp-nat-without-match-interface",
          Severity.ERROR,
          "two NAT uplinks whose rules do not look at the interface",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    List<BlindTranslation> rules = new ArrayList<>();
    for (NatRule rule : router.config().natRules()) {
      BlindTranslation blind =
          rule instanceof NatRule.Dynamic dynamic ? BlindTranslation.of(router, dynamic) : null;
      if (blind == null) {
        continue;
      }
      for (BlindTranslation earlier : rules) {
        Ipv4Address host = earlier.common(blind);
        if (host != null) {
          found.accept(finding(router, earlier, blind, host));
          return;
        }
      }
      rules.add(blind);
    }
  }

  private static Finding finding(
      Router router, BlindTranslation first, BlindTranslation second, Ipv4Address host) {
    return new FindingBuilder(INFO, Severity.ERROR, first.rule().span(), router.name())
        .message(
            host
                + " is translated to the address of "
                + first.uplink()
                + " also where it leaves by "
                + second.uplink()
                + ": both rules permit it, neither looks at the interface, and the provider there"
                + " drops the other's address or the replies come back by "
                + first.uplink())
        .related(second.rule().span(), "the rule for " + second.uplink())
        .fix(
            Fix.commands(
                "let each rule look at the interface, by a route-map of its own",
                List.of(
                    "route-map NAT-1 permit 10",
                    " match ip address " + first.lists().get(0).name(),
                    " match interface " + first.uplink(),
                    "route-map NAT-2 permit 10",
                    " match ip address " + second.lists().get(0).name(),
                    " match interface " + second.uplink(),
                    "ip nat inside source route-map NAT-1 interface "
                        + first.uplink()
                        + " overload",
                    "ip nat inside source route-map NAT-2 interface "
                        + second.uplink()
                        + " overload")))
        .build();
  }
}
