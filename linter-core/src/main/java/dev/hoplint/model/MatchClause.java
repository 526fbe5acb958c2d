package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;

/** A {@code match} line of a route-map; the span is the whole line's words. */
public sealed interface MatchClause {
  Span span();

  /** {@code match ip address A B …}: any of the lists. */
  record AccessLists(List<NameUse> lists, Span span) implements MatchClause {
    public AccessLists {
      lists = List.copyOf(lists);
    }
  }

  /** {@code match length MIN MAX}: bytes of the IP packet, both included. */
  record Length(int min, int max, Span span) implements MatchClause {}

  /** {@code match interface I …}. */
  record EgressInterface(List<NameUse> interfaces, Span span) implements MatchClause {
    public EgressInterface {
      interfaces = List.copyOf(interfaces);
    }
  }

  /** {@code match ip address prefix-list P …}. */
  record PrefixLists(List<NameUse> lists, Span span) implements MatchClause {
    public PrefixLists {
      lists = List.copyOf(lists);
    }
  }

  /** Any other; {@code words} without the leading {@code match}, in lower case. */
  record Other(String words, Span span) implements MatchClause {}
}
