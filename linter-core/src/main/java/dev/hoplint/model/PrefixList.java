package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;

/**
 * {@code ip prefix-list NAME …} or {@code ipv6 prefix-list NAME …}.
 *
 * @param entries in ascending order of their sequence numbers
 * @param span the first line of the name
 */
public record PrefixList(String name, boolean ipv6, List<Entry> entries, Span span) {
  public PrefixList {
    entries = List.copyOf(entries);
  }

  /**
   * {@code seq N permit|deny PREFIX [ge N] [le N]}.
   *
   * @param prefix address and length as text, of IPv6 in canonical spelling
   * @param low shortest length that matches
   * @param high longest length that matches
   */
  public record Entry(int sequence, Action action, String prefix, int low, int high, Span span) {}
}
