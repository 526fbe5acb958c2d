package dev.hoplint.rule;

import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import java.util.function.Consumer;

/** A rule that runs once for each router. */
public interface RouterRule extends Rule {
  void check(Router router, Network network, Consumer<Finding> found);
}
