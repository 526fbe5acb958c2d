package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sequence of a route-map while its lines are read. */
final class SequenceFacts {
  private final int number;
  private final Span header;
  Action action = Action.PERMIT;
  final List<Span> malformed = new ArrayList<>();
  final Names accessLists = new Names(MatchClause.AccessLists::new);
  final Names prefixLists = new Names(MatchClause.PrefixLists::new);
  final Names interfaces = new Names(MatchClause.EgressInterface::new);
  private final List<MatchClause> matches = new ArrayList<>();
  private final List<SetClause> sets = new ArrayList<>();

  SequenceFacts(int number, Span header) {
    this.number = number;
    this.header = header;
  }

  /** A clause whose lines add up: any of their names. */
  static final class Names {
    private final BiFunction<List<NameUse>, Span, MatchClause> clause;
    private final List<NameUse> names = new ArrayList<>();
    private @Nullable Span first;

    private Names(BiFunction<List<NameUse>, Span, MatchClause> clause) {
      this.clause = clause;
    }

    void add(List<NameUse> added, Span line) {
      names.addAll(added);
      first = first == null ? line : first;
    }

    /** Takes names out, or the whole clause if none is named. */
    void remove(List<NameUse> removed) {
      Set<String> gone = removed.stream().map(NameUse::name).collect(Collectors.toSet());
      names.removeIf(name -> gone.isEmpty() || gone.contains(name.name()));
      first = names.isEmpty() ? null : first;
    }

    private void buildInto(List<MatchClause> clauses) {
      if (first != null) {
        clauses.add(clause.apply(names, first));
      }
    }
  }

  void add(MatchClause clause) {
    matches.add(clause);
  }

  void removeMatches(Predicate<MatchClause> gone) {
    matches.removeIf(gone);
  }

  void add(SetClause clause) {
    sets.add(clause);
  }

  /** Undoes what {@code undone} says, all of its kind if it gives no value. */
  void remove(SetClause undone) {
    if (undone instanceof SetClause.NextHop next && !next.hops().isEmpty()) {
      List<SetClause> before = List.copyOf(sets);
      sets.clear();
      for (SetClause clause : before) {
        if (clause instanceof SetClause.NextHop hop && same(hop, next)) {
          List<Ipv4Address> left = new ArrayList<>(hop.hops());
          left.removeAll(next.hops());
          if (!left.isEmpty()) {
            sets.add(
                new SetClause.NextHop(
                    left, hop.verify(), hop.order(), hop.track(), hop.vrf(), hop.span()));
          }
        } else {
          sets.add(clause);
        }
      }
      return;
    }
    sets.removeIf(clause -> isUndone(clause, undone));
  }

  private static boolean same(SetClause.NextHop one, SetClause.NextHop other) {
    return java.util.Objects.equals(one.vrf(), other.vrf());
  }

  private static boolean isUndone(SetClause clause, SetClause undone) {
    if (clause instanceof SetClause.NextHop hop && undone instanceof SetClause.NextHop next) {
      return same(hop, next);
    }
    if (clause instanceof SetClause.Marking mark && undone instanceof SetClause.Marking gone) {
      return mark.field().equals(gone.field());
    }
    if (clause instanceof SetClause.Other other && undone instanceof SetClause.Other gone) {
      return other.words().startsWith(gone.words());
    }
    return clause.getClass() == undone.getClass();
  }

  RouteMap.Sequence build() {
    List<MatchClause> all = new ArrayList<>(matches);
    accessLists.buildInto(all);
    prefixLists.buildInto(all);
    interfaces.buildInto(all);
    all.sort(Comparator.comparingInt(clause -> clause.span().start()));
    return new RouteMap.Sequence(number, action, header, all, sets, malformed);
  }
}
