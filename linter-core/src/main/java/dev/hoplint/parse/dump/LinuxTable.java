package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Linux;
import dev.hoplint.model.HostDump.Nic;
import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.model.HostDump.Printed;
import dev.hoplint.model.HostDump.Route;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.model.LineState;
import dev.hoplint.model.Setting;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Prompts;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What Linux prints of its routing: {@code ip route}, {@code ip rule}, {@code ip addr}, {@code
 * route -n}, {@code netstat -rn} and {@code sysctl}. Each line says itself what it is, so their
 * outputs may follow each other.
 */
final class LinuxTable implements Consumer<Row> {
  private static final String SYSCTL = "net.ipv4.conf.";
  private static final String RP_FILTER = ".rp_filter";

  /** Columns of {@code route -n} and {@code netstat -rn}. */
  private static final int MASK = 2;

  private static final int FLAGS = 3;
  private static final int METRIC = 4;
  private static final int INTERFACE = 7;

  private final SourceText text;
  private final HostFacts facts;
  private final List<PolicyRule> rules = new ArrayList<>();
  private final Map<String, Setting<Integer>> rpFilter = new LinkedHashMap<>();

  private String table;
  private boolean complete;
  private boolean anyRoute;
  private boolean anyRule;
  private boolean anyIpv6;
  private boolean ipv6;
  private boolean columns;
  private boolean metrics;
  private @Nullable String block;

  /** A route whose next hops stand on the lines that follow. */
  private @Nullable LinuxRoute open;

  LinuxTable(SourceText text, HostFacts facts, LinuxCommand command) {
    this.text = text;
    this.facts = facts;
    this.table = command.table();
    this.complete = command.complete();
    this.ipv6 = command.ipv6();
  }

  boolean isComplete() {
    return complete;
  }

  boolean hasRoutes() {
    return anyRoute;
  }

  boolean hasIpv6() {
    return anyIpv6;
  }

  /** Null if no line is a rule. */
  @Nullable List<PolicyRule> rules() {
    return anyRule ? rules : null;
  }

  Map<String, Setting<Integer>> rpFilter() {
    return rpFilter;
  }

  @Override
  public void accept(Row row) {
    if (row.size() == 0) {
      return;
    }
    int end = 0;
    while (end < row.size() && !row.isNote(end)) {
      end++;
    }
    if (end == 0) {
      facts.line(LineState.NEEDLESS);
      return;
    }
    LineState state = LineState.UNRECOGNIZED;
    try {
      state = line(row, end);
      if (state == LineState.UNRECOGNIZED) {
        facts.unrecognized(row.span(0, end));
      }
    } catch (BadCell e) {
      facts.malformed(e.reason(), row.span(0, end));
    }
    facts.line(state);
  }

  private LineState line(Row row, int end) throws BadCell {
    if (row.is(0, "nexthop")) {
      return nextHop(row, end);
    }
    open = null;
    if (row.is(0, "kernel")) {
      ipv6 = row.is(1, "ipv6");
      return LineState.NEEDLESS;
    }
    if (row.are(0, "destination", "gateway", "genmask")) {
      columns = true;
      metrics = row.is(METRIC, "metric");
      return LineState.NEEDLESS;
    }
    if (isRuleOrLink(row)) {
      return row.isKey(1) ? link(row) : rule(row, end);
    }
    String first = row.text(0);
    if (first.startsWith(SYSCTL)) {
      return sysctl(row.text(0, end), row.span(0, end));
    }
    if (ipv6) {
      boolean prompt = Prompts.isPrompt(text, row.start(0));
      return prompt ? LineState.NEEDLESS : LineState.TO_DO;
    }
    if (isColumns(row, end)) {
      return columns(row);
    }
    if (isRoute(row, end)) {
      return route(row, end);
    }
    if (block != null || row.is(0, "inet") || first.startsWith("link/")) {
      return ofLink(row, end);
    }
    if (row.isIpv6(0)) {
      anyIpv6 = true;
      return LineState.TO_DO;
    }
    return other(row, end);
  }

  private LineState other(Row row, int end) {
    if (row.is(0, "ip") || row.is(0, "route") || row.is(0, "netstat")) {
      LinuxCommand command = LinuxCommand.of(List.of(row.text(0, end).split("\\s+")));
      table = command.table();
      ipv6 = command.ipv6();
      complete &= command.complete();
      return LineState.NEEDLESS;
    }
    boolean prompt = row.is(0, "sysctl") || Prompts.isPrompt(text, row.start(0));
    return prompt || row.isRule(0) || row.is(0, "cache")
        ? LineState.NEEDLESS
        : LineState.UNRECOGNIZED;
  }

  // --- ip route
  // -----------------------------------------------------------------------------------

  private static boolean isRoute(Row row, int end) {
    if (LinuxRoute.type(row.text(0)) != null) {
      return end > 1;
    }
    boolean destination =
        row.is(0, "default")
            || row.isAddress(0)
            || Ipv4Prefix.parse(row.text(0)) != null
            // Meant as one, too.
            || (row.contains(0, '.') && (row.is(1, "via") || row.is(1, "dev")));
    // A route by several next hops says no more than its metric on its first line.
    return destination
        && (end == 1
            || row.is(1, "via")
            || row.is(1, "dev")
            || row.is(1, "proto")
            || row.is(1, "metric")
            || row.is(1, "table")
            || row.is(1, "scope")
            || row.is(1, "src")
            || row.is(1, "tos")
            || row.is(1, "nhid"));
  }

  private LineState route(Row row, int end) throws BadCell {
    RouteType type = LinuxRoute.type(row.text(0));
    int word = type == null ? 0 : 1;
    LinuxRoute route = new LinuxRoute(table).type(type == null ? RouteType.UNICAST : type);
    if (isOfIpv6(row, word, end)) {
      anyIpv6 = true;
      return LineState.TO_DO;
    }
    route.to(row.text(word));
    take(route, row, word + 1, end);
    anyRoute = true;
    if (route.hasWay()) {
      route.addTo(facts, row.span(0, end));
    } else {
      open = route;
    }
    return LineState.FULL;
  }

  /** Also a default route by an IPv6 neighbour; {@code via inet6} is one of IPv4. */
  private static boolean isOfIpv6(Row row, int destination, int end) {
    for (int word = destination; word < end; word++) {
      boolean next = word == destination || row.is(word - 1, "via");
      if ((next && row.isIpv6(word)) || row.is(word, "pref")) {
        return true;
      }
    }
    return false;
  }

  private LineState nextHop(Row row, int end) throws BadCell {
    LinuxRoute whole = open;
    if (whole == null) {
      if (ipv6 || isOfIpv6(row, 1, end)) {
        return LineState.TO_DO;
      }
      throw new BadCell("a next hop without a route before it");
    }
    LinuxRoute hop = whole.nextHop();
    take(hop, row, 1, end);
    if (!hop.hasWay()) {
      throw new BadCell("a next hop with neither `via` nor `dev`");
    }
    hop.addTo(facts, row.span(0, end));
    return LineState.FULL;
  }

  private static void take(LinuxRoute route, Row row, int from, int end) throws BadCell {
    int word = from;
    while (word < end) {
      String key = row.text(word);
      int value = word + 1;
      if (row.is(word, "via") && (row.is(value, "inet") || row.is(value, "inet6"))) {
        value++;
      }
      if (value < end && route.set(key, row.text(value))) {
        word = value + 1;
      } else if (value >= end && isKey(key)) {
        throw new BadCell("nothing after \"" + key + "\"");
      } else {
        route.flag(key);
        word++;
      }
    }
  }

  private static boolean isKey(String key) {
    return switch (key) {
      case "via", "dev", "src", "metric", "table", "proto", "scope", "tos" -> true;
      default -> false;
    };
  }

  // --- route -n, netstat -rn
  // ----------------------------------------------------------------------

  private static boolean isColumns(Row row, int end) {
    return end > INTERFACE && row.isAddress(MASK) && isFlags(row.text(FLAGS));
  }

  private static boolean isFlags(String word) {
    return word.startsWith("U") || word.startsWith("!");
  }

  private LineState columns(Row row) throws BadCell {
    complete &= columns;
    Printed mask = Cells.address(row.text(MASK), "netmask");
    int length = mask.value() == null ? -1 : Ipv4Prefix.lengthOf(mask.value().bits());
    if (mask.value() != null && length < 0) {
      throw new BadCell(mask.text() + " is no netmask: its one bits have a gap");
    }
    String destination = row.is(0, "default") ? "0.0.0.0" : row.text(0);
    Printed network = named(destination, "destination");
    boolean drop = row.text(FLAGS).startsWith("!");
    String gateway = row.text(1);
    // Without -n, `*` is none, and names stand for addresses.
    boolean onLink = drop || gateway.equals("0.0.0.0") || gateway.equals("*");
    facts.routes.add(
        new Route(
            network.value() == null || length < 0
                ? null
                : new Ipv4Prefix(network.value().bits(), length),
            onLink ? null : named(gateway, "gateway"),
            drop ? "" : row.text(INTERFACE),
            null,
            metrics ? Cells.number(row.text(METRIC), "metric") : 0,
            false,
            drop ? RouteType.DROP : RouteType.UNICAST,
            Linux.MAIN,
            true,
            row.span(0, INTERFACE + 1)));
    anyRoute = true;
    return LineState.FULL;
  }

  private static Printed named(String cell, String column) throws BadCell {
    boolean name = !cell.isEmpty() && (Character.isLetter(cell.charAt(0)) || cell.charAt(0) == '_');
    return name && !cell.startsWith("x") ? new Printed(cell, null) : Cells.address(cell, column);
  }

  // --- ip rule, sysctl, ip addr
  // -------------------------------------------------------------------

  private static boolean isRuleOrLink(Row row) {
    if (!row.isKey(0)) {
      return false;
    }
    String number = row.text(0);
    boolean digits = number.chars().limit(number.length() - 1L).allMatch(Character::isDigit);
    return digits && number.length() > 1 && (row.isKey(1) || row.is(1, "from") || row.is(1, "not"));
  }

  private LineState rule(Row row, int end) throws BadCell {
    block = null;
    if (row.isIpv6(row.is(1, "not") ? 3 : 2)) {
      anyIpv6 = true;
      return LineState.TO_DO;
    }
    anyRule = true;
    if (!ipv6) {
      rules.add(LinuxRules.read(row, 0, end));
    }
    return ipv6 ? LineState.TO_DO : LineState.FULL;
  }

  private LineState sysctl(String line, Span span) throws BadCell {
    block = null;
    int equals = line.indexOf('=');
    String key = (equals < 0 ? line : line.substring(0, equals)).strip();
    if (!key.endsWith(RP_FILTER)) {
      return LineState.NEEDLESS;
    }
    if (equals < 0 || key.length() <= SYSCTL.length() + RP_FILTER.length()) {
      throw new BadCell("no value of rp_filter");
    }
    String name = key.substring(SYSCTL.length(), key.length() - RP_FILTER.length());
    long value = Cells.number(line.substring(equals + 1).strip(), "value of rp_filter");
    // sysctl writes the dot of eth0.100 as a slash.
    rpFilter.put(name.replace('/', '.'), new Setting<>((int) Math.min(value, 2), span));
    return LineState.FULL;
  }

  /** {@code 2: eth0: <…> mtu 1500 …}; the grammar skips what is in angle brackets. */
  private LineState link(Row row) throws BadCell {
    String name = row.text(1);
    int at = name.indexOf('@');
    String of = name.substring(0, at > 0 ? at : name.length() - 1);
    block = of;
    int mtu = -1;
    boolean enabled = true;
    for (int word = 2; word + 1 < row.size(); word++) {
      if (row.is(word, "mtu")) {
        mtu = Cells.mtu(row.text(word + 1));
      }
      enabled &= !(row.is(word, "state") && row.is(word + 1, "down"));
    }
    facts.nics.add(new Nic(of, null, null, mtu, enabled, row.span(0, row.size())));
    return LineState.FULL;
  }

  private LineState ofLink(Row row, int end) throws BadCell {
    if (!row.is(0, "inet")) {
      return row.is(0, "inet6") ? LineState.TO_DO : LineState.NEEDLESS;
    }
    String written = end > 1 ? row.text(1) : "";
    Ipv4Prefix subnet = Ipv4Prefix.parse(written);
    if (subnet == null) {
      throw new BadCell("\"" + written + "\" is no address");
    }
    int slash = written.indexOf('/');
    String own = slash < 0 ? written : written.substring(0, slash);
    boolean dynamic = false;
    for (int word = 2; word < end; word++) {
      dynamic |= row.is(word, "dynamic");
    }
    String name = block == null ? row.text(end - 1) : block;
    facts.addresses.add(
        new Address(
            name,
            Cells.address(own, "address"),
            subnet.length(),
            dynamic ? "DHCP" : null,
            null,
            null,
            row.span(0, end)));
    return LineState.FULL;
  }
}
