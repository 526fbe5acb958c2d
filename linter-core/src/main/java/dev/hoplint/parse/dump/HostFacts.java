package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostIpv6;
import dev.hoplint.model.LineState;
import dev.hoplint.model.Problem;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is read from a part, as it comes. */
final class HostFacts {
  final List<HostDump.Route> routes = new ArrayList<>();
  final List<HostDump.Address> addresses = new ArrayList<>();
  final List<HostDump.Nic> nics = new ArrayList<>();
  final List<HostIpv6.Route> ipv6Routes = new ArrayList<>();
  final List<HostIpv6.Address> ipv6Addresses = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();
  final Map<LineState, Integer> states = new EnumMap<>(LineState.class);

  /** Whether rows of an IPv6 route table came. */
  boolean ipv6;

  /**
   * What came of IPv6.
   *
   * @param routeTable whether the command shows IPv6 routes, though none came
   */
  HostIpv6 ipv6(boolean routeTable) {
    boolean shown = routeTable || ipv6 || !ipv6Routes.isEmpty();
    return shown || !ipv6Addresses.isEmpty()
        ? new HostIpv6(shown, ipv6Routes, ipv6Addresses)
        : HostIpv6.NONE;
  }

  void line(LineState state) {
    states.merge(state, 1, Integer::sum);
  }

  void malformed(String message, Span span) {
    problems.add(new Problem(Problem.Kind.MALFORMED, message, span));
  }

  /** Whether a row is missing that was there. */
  boolean hasMalformed() {
    return problems.stream().anyMatch(p -> p.kind() == Problem.Kind.MALFORMED);
  }

  boolean hasUnrecognized() {
    return problems.stream().anyMatch(p -> p.kind() == Problem.Kind.UNRECOGNIZED);
  }

  void unrecognized(Span span) {
    problems.add(
        new Problem(Problem.Kind.UNRECOGNIZED, "not a line of this command's output", span));
  }
}
