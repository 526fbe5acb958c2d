package dev.hoplint.rule;

import dev.hoplint.network.DeclaredFlow;
import dev.hoplint.network.Network;
import java.util.function.Consumer;

/** A rule that runs once for each flow that {@code hoplint.yaml} declares, both ends known. */
public interface FlowRule extends Rule {
  void check(DeclaredFlow flow, Network network, Consumer<Finding> found);
}
