package dev.hoplint.rules.policy;

import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Router;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The clauses of a route-map that policy routing of IPv6 reads, which are kept as words. */
final class Ipv6Policies {
  private Ipv6Policies() {}

  /** The lists of a sequence's {@code match ipv6 address}, names as written. */
  static List<NameUse> accessLists(Router router, RouteMap.Sequence sequence) {
    List<NameUse> lists = new ArrayList<>();
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.Other other && other.words().startsWith("ipv6 address ")) {
        for (NameReference reference : router.config().references()) {
          if (reference.kind() == NameReference.Kind.IPV6_ACCESS_LIST
              && contains(other.span(), reference.use().span())) {
            lists.add(reference.use());
          }
        }
      }
    }
    return lists;
  }

  static boolean contains(Span line, Span word) {
    return line.file().equals(word.file())
        && line.start() <= word.start()
        && word.end() <= line.end();
  }
}
