package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Trace.End;
import java.util.List;

/** What a packet meets on the wire that it leaves a router by. */
final class Wire {
  private final Network network;

  Wire(Network network) {
    this.network = network;
  }

  /**
   * To the next router's interface, or to the receiver.
   *
   * @param exact whether one packet's way is asked for: then one of several routers that share an
   *     address is not good enough
   */
  Step over(Way.Out out, Ipv4Address destination, boolean exact) {
    Port egress = out.egress();
    Ipv4Address towards = out.nextHop() == null ? destination : out.nextHop();
    if (network.isContested(egress, towards)) {
      return Step.end(
          new End.Undecided(
              egress.router(), "more than one device has the address " + towards, out.why()));
    }
    Port odd = network.disagreeing(egress, towards);
    if (odd != null) {
      return Step.end(
          new End.Undecided(
              egress.router(),
              egress + " and " + odd + " do not agree about the wire that they are on",
              out.why()));
    }
    Port next = network.neighbour(egress, towards);
    if (next != null) {
      return Step.to(next);
    }
    List<Port> sharing = network.virtualOwners(egress, towards);
    if (sharing.size() == 1) {
      return Step.to(sharing.get(0));
    }
    if (!sharing.isEmpty() && exact) {
      return Step.end(
          new End.Undecided(
              egress.router(),
              "which router is active for " + towards + " is not known: " + sharing,
              out.why()));
    }
    if (out.nextHop() == null && egress.subnetOf(destination) != null) {
      return Step.end(new End.Delivered(destination, egress));
    }
    return egress.isPointToPoint() ? overLine(egress) : Step.OUT_OF_THE_FILES;
  }

  /** A line with two ends: the other end is the other router on its subnet. */
  private Step overLine(Port egress) {
    List<Port> others = network.neighbours(egress);
    return others.size() == 1 ? Step.to(others.get(0)) : Step.OUT_OF_THE_FILES;
  }
}
