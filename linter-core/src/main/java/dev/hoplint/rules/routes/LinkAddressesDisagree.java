package dev.hoplint.rules.routes;

import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.network.Disagreements.Disagreement;
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

/** One address twice, or different masks, on one wire. */
public final class LinkAddressesDisagree implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "RTE-416",
          "link-addresses-disagree",
          Severity.WARNING,
          "one address twice, or different masks, on one wire",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    network.disagreements().of(router).forEach(each -> found.accept(finding(each)));
  }

  private static Finding finding(Disagreement found) {
    Port port = found.port();
    InterfaceAddress address = found.address();
    InterfaceAddress other = found.otherAddress();
    boolean twice = other.address().equals(address.address());
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, address.span(), port.router().name());
    if (twice) {
      finding.message(
          port
              + " and "
              + found.other()
              + " both have "
              + address.address()
              + ": on one wire each takes the other's packets");
    } else {
      finding.message(
          port
              + " is "
              + address.address()
              + "/"
              + address.length()
              + " and "
              + found.other()
              + " is "
              + other.address()
              + "/"
              + other.length()
              + ": each takes a different range for the same wire, and misses the neighbours that"
              + " only the other has");
    }
    return finding
        .related(other.span(), found.other() + " is " + other.address() + "/" + other.length())
        .assuming("the two interfaces are on one wire, as their subnets say")
        .fix(
            Fix.advice(
                twice
                    ? "give one of them another address of " + address.subnet()
                    : "give both the mask that the wire has"))
        .build();
  }
}
