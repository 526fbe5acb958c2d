package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.model.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How Linux routes: policy rules by priority, each asks a table, and the first route found decides
 * (ip-rule(8)). {@code rules} null: no dump shows them.
 *
 * @param allTables whether a table that is not among {@code tables} is empty
 * @param rpFilter {@code net.ipv4.conf.NAME.rp_filter} by NAME
 */
public record LinuxRouting(
    Map<String, Table> tables,
    boolean allTables,
    @Nullable List<PolicyRule> rules,
    Map<String, Setting<Integer>> rpFilter) {

  /**
   * A route table.
   *
   * @param complete false if rows may be missing
   * @param contested destinations on whose routes the host's dumps disagree
   */
  public record Table(boolean complete, List<HostDump.Route> routes, List<Ipv4Prefix> contested) {
    public Table {
      routes = List.copyOf(routes);
      contested = List.copyOf(contested);
    }

    private List<HostDump.Route> best(Ipv4Address destination) {
      return EndHost.Stack.best(routes, contested, destination);
    }
  }

  public LinuxRouting {
    tables = Map.copyOf(tables);
    rules =
        rules == null
            ? null
            : rules.stream().sorted(Comparator.comparingLong(PolicyRule::priority)).toList();
    rpFilter = Map.copyOf(rpFilter);
  }

  /**
   * The value in force on an interface, the larger of its own and that of {@code all} (kernel
   * documentation, ip-sysctl); empty if one of the two is not known.
   */
  public OptionalInt effectiveRpFilter(String interfaceName) {
    Setting<Integer> all = rpFilter.get("all");
    Setting<Integer> own = rpFilter.get(interfaceName);
    return all == null || own == null
        ? OptionalInt.empty()
        : OptionalInt.of(Math.max(all.value(), own.value()));
  }

  /**
   * Whether it takes a packet there only if it would answer by the same interface; no if unknown.
   */
  public boolean filtersStrictly(String interfaceName) {
    return effectiveRpFilter(interfaceName).orElse(0) == 1;
  }

  /** The way of packets from one of the host's addresses. */
  public EndHost.Reply lookup(Ipv4Address source, Ipv4Address destination) {
    if (rules == null) {
      Table main = tables.get(HostDump.Linux.MAIN);
      return new EndHost.Reply(
          main == null ? List.of() : main.best(destination),
          "no policy rule sends the replies another way: no `ip rule` is given");
    }
    int at = 0;
    while (at < rules.size()) {
      PolicyRule rule = rules.get(at++);
      boolean selected = selects(rule, source, destination);
      if (selected && rule.conditional()) {
        return unknown("whether policy rule " + rule.priority() + " selects the replies");
      }
      if (selected == rule.negated()) {
        continue;
      }
      switch (rule.action()) {
        case NOTHING -> {}
        case DROP -> {
          return new EndHost.Reply(List.of(), null);
        }
        case OTHER -> {
          return unknown("what policy rule " + rule.priority() + " does");
        }
        case GOTO -> at = indexOf(rules, rule, at);
        case LOOKUP -> {
          EndHost.Reply found = ask(rule, destination);
          if (found != null) {
            return found;
          }
        }
      }
    }
    return new EndHost.Reply(List.of(), null);
  }

  private static boolean selects(PolicyRule rule, Ipv4Address source, Ipv4Address destination) {
    Ipv4Prefix from = rule.source();
    Ipv4Prefix to = rule.destination();
    return !rule.forwardedOnly()
        && (from == null || from.contains(source))
        && (to == null || to.contains(destination));
  }

  /** The rule that a {@code goto} continues with; only forward jumps are possible. */
  private static int indexOf(List<PolicyRule> rules, PolicyRule jump, int from) {
    int at = from;
    while (at < rules.size() && !(rules.get(at).priority() + "").equals(jump.target())) {
      at++;
    }
    return at;
  }

  /** Null if the look-up goes on with the next rule. */
  private EndHost.@Nullable Reply ask(PolicyRule rule, Ipv4Address destination) {
    Table table = tables.get(rule.target());
    if (table == null) {
      // The client is none of the host's own addresses, and `default` is empty unless somebody
      // fills
      // it by hand.
      boolean empty = allTables || rule.target().equals("local") || rule.target().equals("default");
      return empty ? null : unknown("table " + rule.target() + ", which no dump shows,");
    }
    List<HostDump.Route> best = table.best(destination);
    if (best.isEmpty()) {
      boolean local = rule.target().equals("local");
      return table.complete() || local
          ? null
          : unknown("table " + rule.target() + ", of which rows may be missing,");
    }
    HostDump.Route first = best.get(0);
    Ipv4Prefix prefix = first.prefix();
    boolean suppressed = prefix != null && prefix.length() <= rule.suppressedLength();
    return suppressed || first.type() == RouteType.THROW ? null : new EndHost.Reply(best, null);
  }

  private static EndHost.Reply unknown(String what) {
    return new EndHost.Reply(List.of(), what + " is not known");
  }
}
