package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump.PolicyRule;
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

  private final SourceText text;
  private final HostFacts facts;
  private final LinuxRouteLines routes;
  private final NetstatRows netstat;
  private final LinuxLinks links;
  private final LinuxIpv6Lines ipv6Lines;
  private final List<PolicyRule> rules = new ArrayList<>();
  private final Map<String, Setting<Integer>> rpFilter = new LinkedHashMap<>();

  /** Whether the line before is a route to one address: a line of `cache` makes it an answer. */
  private boolean hostRoute;

  private boolean complete;
  private boolean anyRoute;
  private boolean anyRule;
  private boolean anyIpv6;
  private boolean ipv6;

  LinuxTable(SourceText text, HostFacts facts, LinuxCommand command) {
    this.text = text;
    this.facts = facts;
    this.routes = new LinuxRouteLines(facts, command.table());
    this.netstat = new NetstatRows(facts);
    this.ipv6Lines = new LinuxIpv6Lines(facts, command.table());
    this.links = new LinuxLinks(facts, ipv6Lines);
    this.complete = command.complete();
    this.ipv6 = command.ipv6();
  }

  boolean isComplete() {
    return complete;
  }

  boolean hasRoutes() {
    return anyRoute;
  }

  /** Whether rows are those of net-tools, which shows less than {@code ip}. */
  boolean isNetstat() {
    return netstat.isHeaded();
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
    boolean afterHost = hostRoute;
    hostRoute = false;
    if (row.is(0, "cache") && afterHost) {
      facts.routes.remove(facts.routes.size() - 1);
      anyRoute = !facts.routes.isEmpty();
      complete = false;
      return LineState.NEEDLESS;
    }
    if (row.is(0, "nexthop")) {
      if (ipv6Lines.nextHop(row, end)) {
        return LineState.FULL;
      }
      return routes.nextHop(row, end, ipv6);
    }
    routes.endRoute();
    if (row.is(0, "kernel")) {
      ipv6 = row.is(1, "ipv6");
      return LineState.NEEDLESS;
    }
    if (NetstatRows.isHeader(row)) {
      netstat.header(row);
      return LineState.NEEDLESS;
    }
    if (LinuxLinks.isOneLine(row)) {
      return links.oneLine(row, end);
    }
    if (LinuxLinks.isBrief(row, end)) {
      links.brief(row, end);
      return LineState.FULL;
    }
    if (isRuleOrLink(row)) {
      if (!row.isKey(1)) {
        return rule(row, end);
      }
      links.link(row);
      return LineState.FULL;
    }
    if (row.text(0).startsWith(SYSCTL)) {
      return sysctl(row.text(0, end), row.span(0, end));
    }
    if (ipv6) {
      if (Prompts.isPrompt(text, row.start(0))) {
        return LineState.NEEDLESS;
      }
      if (links.isOfLink(row)) {
        return links.ofLink(row, end);
      }
      return ipv6Lines.route(row, end) ? LineState.FULL : LineState.TO_DO;
    }
    if (NetstatRows.isRow(row, end)) {
      complete &= netstat.isHeaded();
      netstat.read(row);
      anyRoute = true;
      return LineState.FULL;
    }
    if (LinuxRouteLines.isRoute(row, end)) {
      if (LinuxRouteLines.isOfIpv6(row, end)) {
        return ipv6Route(row, end);
      }
      if (LinuxRouteLines.isAnswer(row, end)) {
        complete = false;
        return LineState.NEEDLESS;
      }
      int before = facts.routes.size();
      routes.route(row, end);
      anyRoute = true;
      hostRoute = row.isAddress(0) && facts.routes.size() > before;
      return LineState.FULL;
    }
    if (links.isOfLink(row)) {
      return links.ofLink(row, end);
    }
    if (row.isIpv6(0)) {
      return ipv6Route(row, end);
    }
    return other(row, end);
  }

  private LineState ipv6Route(Row row, int end) {
    anyIpv6 = true;
    return ipv6Lines.route(row, end) ? LineState.FULL : LineState.TO_DO;
  }

  private LineState other(Row row, int end) {
    if (row.is(0, "ip") || row.is(0, "route") || row.is(0, "netstat")) {
      LinuxCommand command = LinuxCommand.of(List.of(row.text(0, end).split("\\s+")));
      routes.of(command.table());
      ipv6Lines.of(command.table());
      ipv6 = command.ipv6();
      complete &= command.complete();
      return LineState.NEEDLESS;
    }
    boolean prompt = row.is(0, "sysctl") || Prompts.isPrompt(text, row.start(0));
    return prompt || row.isRule(0) || row.is(0, "cache")
        ? LineState.NEEDLESS
        : LineState.UNRECOGNIZED;
  }

  private static boolean isRuleOrLink(Row row) {
    if (!row.isKey(0)) {
      return false;
    }
    String number = row.text(0);
    boolean digits = number.chars().limit(number.length() - 1L).allMatch(Character::isDigit);
    return digits && number.length() > 1 && (row.isKey(1) || row.is(1, "from") || row.is(1, "not"));
  }

  private LineState rule(Row row, int end) throws BadCell {
    links.end();
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
    links.end();
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
}
