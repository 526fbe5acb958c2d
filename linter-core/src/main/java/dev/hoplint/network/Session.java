package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What routers remember of one conversation: translations that its packets have made, by which its
 * replies are translated back, and connections that they track.
 */
final class Session {
  /** A translation; {@code rule} is the line that made it. */
  record Local(Ipv4Address address, Span rule) {}

  private record Made(Router router, Ipv4Address global) {}

  private final Map<Made, Local> locals = new HashMap<>();
  private final Map<Port, Nat.Result> first = new HashMap<>();
  private final Set<Router> tracking = new HashSet<>();
  private final Map<Span, Integer> held = new HashMap<>();
  private boolean answering;

  void translated(Router router, Ipv4Address global, Ipv4Address local, Span rule) {
    locals.put(new Made(router, global), new Local(local, rule));
  }

  @Nullable Local local(Router router, Ipv4Address global) {
    return locals.get(new Made(router, global));
  }

  /** What NAT has made of the datagram's first fragment on its way out of {@code egress}. */
  void firstFragment(Port egress, Nat.Result result) {
    first.put(egress, result);
  }

  /** Null if the first fragment has not left by {@code egress}. */
  Nat.@Nullable Result ofFirstFragment(Port egress) {
    return first.get(egress);
  }

  /** The fragments that the line of virtual reassembly has seen, with one more. */
  int holds(Span line) {
    return held.merge(line, 1, Integer::sum);
  }

  void track(Router router) {
    tracking.add(router);
  }

  /** From now on packets are replies. */
  void answer() {
    answering = true;
    first.clear();
    held.clear();
  }

  boolean isAnswering() {
    return answering;
  }

  /** Whether it is a reply, and the router has tracked the request. */
  boolean knownTo(Router router) {
    return answering && tracking.contains(router);
  }
}
