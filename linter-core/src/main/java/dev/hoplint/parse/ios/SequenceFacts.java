package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of a route-map while its lines are read. What a line undoes is noted with its place
 * and left out at the end, so that many such lines cost no more than others.
 */
final class SequenceFacts {
  private final int number;
  private final Span header;
  private Action action = Action.PERMIT;
  private final List<Span> malformed = new ArrayList<>();
  private final List<MatchClause> matches = new ArrayList<>();
  private final List<SetClause> sets = new ArrayList<>();

  /** What was undone, and the offset of the last line that undid it. */
  private final Map<Object, Integer> undone = new HashMap<>();

  /** A value of a clause that is undone by itself. */
  private record Value(Object kind, Object value) {}

  SequenceFacts(int number, Span header) {
    this.number = number;
    this.header = header;
  }

  void setAction(Action said) {
    action = said;
  }

  /** Notes a line that could not be read, once. */
  void addMalformed(Span line) {
    if (malformed.isEmpty() || !malformed.get(malformed.size() - 1).equals(line)) {
      malformed.add(line);
    }
  }

  void add(MatchClause clause) {
    matches.add(clause);
  }

  void add(SetClause clause) {
    sets.add(clause);
  }

  /** Undoes the values that the clause names, or all of its kind if it names none. */
  void undo(MatchClause clause) {
    List<NameUse> names = names(clause);
    for (NameUse name : names) {
      undo(new Value(kind(clause), name.name()), clause.span());
    }
    if (names.isEmpty()) {
      undo(clause instanceof MatchClause.Other other ? other.words() : kind(clause), clause.span());
    }
  }

  /** Undoes the values that the clause names, or all of its kind if it names none. */
  void undo(SetClause clause) {
    List<?> hops = hops(clause);
    for (Object hop : hops) {
      undo(new Value(kind(clause), hop), clause.span());
    }
    if (hops.isEmpty()) {
      undo(clause instanceof SetClause.Other other ? other.words() : kind(clause), clause.span());
    }
  }

  private void undo(Object what, Span line) {
    undone.put(what, line.start());
  }

  private boolean isUndone(Object what, Span line) {
    return undone.getOrDefault(what, -1) > line.start();
  }

  private static Object kind(MatchClause clause) {
    return clause instanceof MatchClause.Other other
        ? firstWords(other.words())
        : clause.getClass();
  }

  private static Object kind(SetClause clause) {
    if (clause instanceof SetClause.Other other) {
      return firstWords(other.words());
    }
    if (clause instanceof SetClause.Marking marking) {
      return marking.field();
    }
    if (clause instanceof SetClause.Ipv6Marking marking) {
      return "ipv6 " + marking.field();
    }
    if (clause instanceof SetClause.NextHop hop) {
      return new Value(SetClause.NextHop.class, Objects.requireNonNullElse(hop.vrf(), "-"));
    }
    if (clause instanceof SetClause.DefaultNextHop hop) {
      return new Value(SetClause.DefaultNextHop.class, Objects.requireNonNullElse(hop.vrf(), "-"));
    }
    if (clause instanceof SetClause.Ipv6NextHop hop) {
      String table = Objects.requireNonNullElse(hop.vrf(), "-");
      return new Value(SetClause.Ipv6NextHop.class, hop.byDefault() + table);
    }
    return clause.getClass();
  }

  /** The word that tells the kind of a clause; two of them after "ip". */
  private static String firstWords(String words) {
    int blank = words.indexOf(' ', words.startsWith("ip ") ? 3 : 0);
    return blank < 0 ? words : words.substring(0, blank);
  }

  private static List<NameUse> names(MatchClause clause) {
    if (clause instanceof MatchClause.AccessLists lists) {
      return lists.lists();
    }
    if (clause instanceof MatchClause.PrefixLists lists) {
      return lists.lists();
    }
    return clause instanceof MatchClause.EgressInterface egress ? egress.interfaces() : List.of();
  }

  private static List<?> hops(SetClause clause) {
    if (clause instanceof SetClause.NextHop next) {
      return next.hops();
    }
    if (clause instanceof SetClause.DefaultNextHop next) {
      return next.hops();
    }
    return clause instanceof SetClause.Ipv6NextHop next ? next.hops() : List.of();
  }

  /** The clause without the next hops that were undone; null if it has no other. */
  private @Nullable SetClause left(SetClause clause) {
    if (clause instanceof SetClause.NextHop next) {
      List<Ipv4Address> left = left(next.hops(), next);
      return left.isEmpty()
          ? null
          : new SetClause.NextHop(
              left, next.verify(), next.order(), next.track(), next.vrf(), next.span());
    }
    if (clause instanceof SetClause.DefaultNextHop next) {
      List<Ipv4Address> left = left(next.hops(), next);
      return left.isEmpty()
          ? null
          : new SetClause.DefaultNextHop(
              left, next.verify(), next.order(), next.track(), next.vrf(), next.span());
    }
    if (clause instanceof SetClause.Ipv6NextHop next) {
      List<Ipv6Address> left = left(next.hops(), next);
      return left.isEmpty()
          ? null
          : new SetClause.Ipv6NextHop(
              left,
              next.byDefault(),
              next.recursive(),
              next.verify(),
              next.order(),
              next.track(),
              next.vrf(),
              next.span());
    }
    return clause;
  }

  private <A> List<A> left(List<A> hops, SetClause clause) {
    return hops.stream()
        .filter(hop -> !isUndone(new Value(kind(clause), hop), clause.span()))
        .toList();
  }

  RouteMap.Sequence build() {
    return new RouteMap.Sequence(number, action, header, builtMatches(), builtSets(), malformed);
  }

  private List<MatchClause> builtMatches() {
    Names accessLists = new Names(MatchClause.AccessLists::new);
    Names prefixLists = new Names(MatchClause.PrefixLists::new);
    Names interfaces = new Names(MatchClause.EgressInterface::new);
    List<MatchClause> built = new ArrayList<>();
    MatchClause.Length length = null;
    for (MatchClause clause : matches) {
      if (isUndone(kind(clause), clause.span())) {
        continue;
      }
      if (clause instanceof MatchClause.AccessLists) {
        accessLists.add(clause);
      } else if (clause instanceof MatchClause.PrefixLists) {
        prefixLists.add(clause);
      } else if (clause instanceof MatchClause.EgressInterface) {
        interfaces.add(clause);
      } else if (clause instanceof MatchClause.Length later) {
        length = later;
      } else if (!isUndone(((MatchClause.Other) clause).words(), clause.span())) {
        built.add(clause);
      }
    }
    if (length != null) {
      built.add(length);
    }
    accessLists.buildInto(built);
    prefixLists.buildInto(built);
    interfaces.buildInto(built);
    built.sort(Comparator.comparingInt(clause -> clause.span().start()));
    return built;
  }

  private List<SetClause> builtSets() {
    List<SetClause> built = new ArrayList<>();
    for (SetClause clause : sets) {
      if (isUndone(kind(clause), clause.span())) {
        continue;
      }
      if (!hops(clause).isEmpty()) {
        SetClause left = left(clause);
        if (left != null) {
          built.add(left);
        }
      } else if (!(clause instanceof SetClause.Other other
          && isUndone(other.words(), other.span()))) {
        built.add(clause);
      }
    }
    return built;
  }

  /** A match clause whose lines add up: any of their names. */
  private final class Names {
    private final BiFunction<List<NameUse>, Span, MatchClause> clause;
    private final List<NameUse> names = new ArrayList<>();
    private final List<Span> lines = new ArrayList<>();

    Names(BiFunction<List<NameUse>, Span, MatchClause> clause) {
      this.clause = clause;
    }

    void add(MatchClause line) {
      int before = names.size();
      for (NameUse name : names(line)) {
        if (!isUndone(new Value(kind(line), name.name()), line.span())) {
          names.add(name);
        }
      }
      if (names.size() > before) {
        lines.add(line.span());
      }
    }

    void buildInto(List<MatchClause> clauses) {
      if (!names.isEmpty()) {
        clauses.add(clause.apply(names, lines.get(0)));
      }
    }
  }
}
