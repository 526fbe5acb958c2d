package dev.hoplint.rule;

import dev.hoplint.network.EndHost;
import dev.hoplint.network.Network;
import java.util.function.Consumer;

/** A rule that runs once for each host of which there is a dump. */
public interface HostRule extends Rule {
  void check(EndHost host, Network network, RuleOptions options, Consumer<Finding> found);
}
