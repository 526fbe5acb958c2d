package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.model.HostDump.PolicyRule.Action;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/** A line of {@code ip rule} while its words are taken in. */
final class LinuxRules {
  private final long priority;
  private boolean negated;
  private @Nullable Ipv4Prefix source;
  private @Nullable Ipv4Prefix destination;
  private boolean forwardedOnly;
  private boolean conditional;
  private Action action = Action.OTHER;
  private String target = "";
  private int suppressedLength = -1;

  LinuxRules(long priority) {
    this.priority = priority;
  }

  /** {@code 100: [not] from 10.0.0.5 … lookup isp2}; the first word is the priority. */
  static PolicyRule read(Row row, int from, int end) throws BadCell {
    String first = row.text(from);
    LinuxRules rule =
        new LinuxRules(Cells.number(first.substring(0, first.length() - 1), "priority"));
    int word = from + 1;
    while (word < end) {
      String key = row.text(word);
      if (rule.flag(key)) {
        word++;
      } else if (word + 1 >= end) {
        throw new BadCell("nothing after \"" + key + "\"");
      } else {
        rule.set(key, row.text(word + 1));
        word += 2;
      }
    }
    return rule.build(row.span(from, end));
  }

  /** Takes a word that stands alone; false if it needs a value. */
  boolean flag(String word) {
    switch (word) {
      case "not" -> negated = true;
      case "nop" -> action = Action.NOTHING;
      case "blackhole", "unreachable", "prohibit" -> action = Action.DROP;
      // Its interface, or the rule that it goes on with, does not exist.
      case "[detached]", "[unresolved]" -> conditional = true;
      case "l3mdev", "unicast" -> conditional |= word.equals("l3mdev");
      default -> {
        return false;
      }
    }
    return true;
  }

  void set(String key, String value) throws BadCell {
    switch (key) {
      case "from", "src" -> source = prefix(value);
      case "to", "dst" -> destination = prefix(value);
      case "iif" -> forwardedOnly = !value.equals("lo");
      case "lookup", "table" -> {
        action = Action.LOOKUP;
        target = LinuxCommand.tableName(value);
        // The table of the VRF that the packet belongs to.
        conditional |= value.startsWith("[");
      }
      case "goto" -> {
        action = Action.GOTO;
        target = value;
      }
      case "suppress_prefixlength", "suppress_prefixlen" ->
          suppressedLength = (int) Cells.number(value, "prefix length");
      case "proto", "protocol", "realms" -> {}
      default -> conditional = true;
    }
  }

  private static @Nullable Ipv4Prefix prefix(String value) throws BadCell {
    if (value.equals("all")) {
      return null;
    }
    Ipv4Prefix parsed = Ipv4Prefix.parse(value);
    if (parsed == null) {
      throw new BadCell("\"" + value + "\" is no prefix");
    }
    return parsed;
  }

  PolicyRule build(Span span) throws BadCell {
    if (action == Action.OTHER && target.isEmpty() && !conditional) {
      throw new BadCell("the rule does nothing that is known");
    }
    return new PolicyRule(
        priority,
        negated,
        source,
        destination,
        forwardedOnly,
        conditional,
        action,
        target,
        suppressedLength,
        span);
  }
}
