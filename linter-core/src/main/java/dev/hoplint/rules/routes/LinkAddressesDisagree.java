package dev.hoplint.rules.routes;

import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    if (router.isPartial() || SharedWire.hasAnycastGateways(router)) {
      return;
    }
    for (Port port : router.upPorts()) {
      if (!SharedWire.mayShareAWire(port)) {
        continue;
      }
      for (InterfaceAddress address : port.facts().addresses()) {
        Other other = earlier(network, port, address);
        if (other != null) {
          found.accept(finding(port, address, other));
        }
      }
    }
  }

  private record Other(Port port, InterfaceAddress address) {}

  /**
   * An address on the same wire, of a router before this one, that does not go with it; or null.
   */
  private static @Nullable Other earlier(Network network, Port port, InterfaceAddress address) {
    for (List<Port> subnet : network.subnetsHolding(address.address())) {
      for (Port candidate : subnet) {
        if (isBefore(candidate.router(), port.router())
            && !candidate.router().name().equals(port.router().name())
            && Objects.equals(candidate.vrf(), port.vrf())
            && !candidate.router().isPartial()
            && !SharedWire.hasAnycastGateways(candidate.router())
            && SharedWire.mayShareAWire(candidate)
            && SharedWire.isOfOneKind(candidate, port)) {
          InterfaceAddress other = SharedWire.disagreeing(network, candidate, port, address);
          if (other != null) {
            return new Other(candidate, other);
          }
        }
      }
    }
    return null;
  }

  private static boolean isBefore(Router one, Router other) {
    int byFile = one.file().path().compareTo(other.file().path());
    return byFile != 0 ? byFile < 0 : one.config().part().start() < other.config().part().start();
  }

  private static Finding finding(Port port, InterfaceAddress address, Other other) {
    boolean twice = other.address().address().equals(address.address());
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, address.span(), port.router().name());
    if (twice) {
      finding.message(
          port
              + " and "
              + other.port()
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
              + other.port()
              + " is "
              + other.address().address()
              + "/"
              + other.address().length()
              + ": each takes a different range for the same wire, and misses the neighbours that"
              + " only the other has");
    }
    return finding
        .related(
            other.address().span(),
            other.port() + " is " + other.address().address() + "/" + other.address().length())
        .assuming("the two interfaces are on one wire, as their subnets say")
        .fix(
            Fix.advice(
                twice
                    ? "give one of them another address of " + address.subnet()
                    : "give both the mask that the wire has"))
        .build();
  }
}
