package dev.hoplint.testing.interpreter;

import java.util.ArrayList;
import java.util.List;

/**
 * An access list that is defined, though it may have no entries.
 *
 * @param entries in the order in which they are tried
 */
public record Acl(String name, Style style, List<Ace> entries) {

  /** How the list is written. */
  public enum Style {
    /** {@code ip access-list extended NAME}, entries in order. */
    EXTENDED,
    /** The same, each entry with its number, the last one first. */
    EXTENDED_BACKWARDS,
    /** {@code access-list N permit …}; the name is a number. */
    NUMBERED,
    /** {@code ip access-list standard NAME}: entries look at the source alone. */
    STANDARD
  }

  public Acl {
    entries = List.copyOf(entries);
    if (style == Style.STANDARD && !entries.stream().allMatch(Acl::isOfStandardList)) {
      throw new IllegalArgumentException("a standard list that looks beyond the source");
    }
    if (style == Style.NUMBERED && entries.isEmpty()) {
      throw new IllegalArgumentException("a numbered list exists through its entries alone");
    }
  }

  public static Acl extended(String name, Ace... entries) {
    return new Acl(name, Style.EXTENDED, List.of(entries));
  }

  /** The same list while no time range is active. */
  public Acl outsideTimeRanges() {
    return new Acl(
        name, style, entries.stream().map(e -> e.with(e.marking().outsideTimeRanges())).toList());
  }

  /** Whether an entry looks at the packet's marking or its time to live. */
  public boolean looksAtMarkings() {
    return entries.stream()
        .anyMatch(e -> !e.marking().equals(Marking.NONE) && !e.marking().timed());
  }

  public boolean hasTimeRanges() {
    return entries.stream().anyMatch(e -> e.marking().timed());
  }

  private static boolean isOfStandardList(Ace entry) {
    return entry.equals(Ace.of(entry.permit(), Ace.IP, entry.source(), Addresses.ANY));
  }

  /** Whether the list permits the packet: its first entry that says so, else the implicit deny. */
  public boolean permits(Packet packet) {
    for (Ace entry : entries) {
      Ace.Answer answer = entry.answer(packet);
      if (answer != Ace.Answer.NEXT_ENTRY) {
        return answer == Ace.Answer.PERMIT;
      }
    }
    return false;
  }

  public List<String> toIos() {
    List<String> lines = new ArrayList<>();
    switch (style) {
      case NUMBERED -> entries.forEach(e -> lines.add("access-list " + name + " " + e.toIos()));
      case EXTENDED -> {
        lines.add("ip access-list extended " + name);
        entries.forEach(e -> lines.add(" " + e.toIos()));
      }
      case EXTENDED_BACKWARDS -> {
        lines.add("ip access-list extended " + name);
        for (int i = entries.size() - 1; i >= 0; i--) {
          lines.add(" " + (i + 1) * 10 + " " + entries.get(i).toIos());
        }
      }
      case STANDARD -> {
        lines.add("ip access-list standard " + name);
        for (Ace e : entries) {
          lines.add(" " + (e.permit() ? "permit " : "deny ") + e.source().toIos());
        }
      }
    }
    return lines;
  }
}
