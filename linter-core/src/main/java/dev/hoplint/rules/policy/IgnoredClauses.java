package dev.hoplint.rules.policy;

import dev.hoplint.model.MatchClause;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.PolicyUse;
import java.util.Set;

/** Clauses that mean something to BGP and redistribution, and nothing to a packet. */
final class IgnoredClauses {
  private static final Set<String> MATCHES =
      Set.of(
          "as-path",
          "community",
          "extcommunity",
          "local-preference",
          "metric",
          "route-type",
          "source-protocol",
          "tag");

  private static final Set<String> MATCHES_UNDER_IP =
      Set.of("next-hop", "redistribution-source", "route-source");

  /** {@code set ip next-hop peer-address} and the like, which only BGP has. */
  private static final Set<String> NEXT_HOPS_OF_BGP = Set.of("peer-address", "self", "unchanged");

  private IgnoredClauses() {}

  static boolean continues(RouteMap.Sequence sequence) {
    return sequence.sets().stream().anyMatch(IgnoredClauses::continues);
  }

  static boolean continues(SetClause clause) {
    return clause instanceof SetClause.Other other && word(other.words(), 0).equals("continue");
  }

  static boolean ignores(MatchClause clause) {
    if (clause instanceof MatchClause.PrefixLists
        || clause instanceof MatchClause.EgressInterface) {
      return true;
    }
    if (!(clause instanceof MatchClause.Other other)) {
      return false;
    }
    String first = word(other.words(), 0);
    return first.equals("ip")
        ? MATCHES_UNDER_IP.contains(word(other.words(), 1))
        : MATCHES.contains(first);
  }

  static boolean ignores(SetClause clause) {
    return PolicyUse.ignores(clause)
        || (clause instanceof SetClause.Other other
            && other.words().startsWith("ip next-hop ")
            && NEXT_HOPS_OF_BGP.contains(word(other.words(), 2)));
  }

  private static String word(String words, int index) {
    int start = 0;
    for (int i = 0; i < index; i++) {
      int blank = words.indexOf(' ', start);
      if (blank < 0) {
        return "";
      }
      start = blank + 1;
    }
    int end = words.indexOf(' ', start);
    return end < 0 ? words.substring(start) : words.substring(start, end);
  }
}
