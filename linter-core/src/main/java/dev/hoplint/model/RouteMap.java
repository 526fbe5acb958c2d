package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;

/**
 * A route-map.
 *
 * @param sequences in ascending order of their numbers; empty if no header of it could be read
 */
public record RouteMap(String name, List<Sequence> sequences) {
  public RouteMap {
    sequences = List.copyOf(sequences);
  }

  /**
   * {@code route-map NAME permit|deny N} and its clauses.
   *
   * @param header the words of the header line
   * @param malformed lines of the block that could not be read: what the sequence does is not known
   */
  public record Sequence(
      int number,
      Action action,
      Span header,
      List<MatchClause> matches,
      List<SetClause> sets,
      List<Span> malformed) {
    public Sequence {
      matches = List.copyOf(matches);
      sets = List.copyOf(sets);
      malformed = List.copyOf(malformed);
    }
  }
}
