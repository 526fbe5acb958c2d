package dev.hoplint.rules.fragments;

import dev.hoplint.model.MatchClause;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Arrival;
import dev.hoplint.network.Fragments;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.network.Split;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@code match length} beside a decision by port: who mends the ports has the packet torn apart
 * by its length still. Where length alone does it, FRG-101 says so on the same line.
 */
public final class PbrMatchLength implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "FRG-109",
          "pbr-match-length",
          Severity.WARNING,
          "PBR by packet length sends fragments of one packet different ways",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    List<Split> splits = network.splits(router).worst();
    Set<Span> told = new HashSet<>();
    splits.forEach(split -> told.add(split.place()));
    for (Split split : splits) {
      boolean fragments =
          split.ingress() != null
              && split.arrival().chance() != Arrival.Chance.NO
              && split.difference().kind() != Split.Difference.Kind.MARKING
              && split.arrival().fragments().size() > 1;
      if (!fragments) {
        continue;
      }
      for (RouteMap.Sequence sequence : split.map().sequences()) {
        boolean decides =
            sequence.equals(split.initialDecision().applied())
                || sequence.equals(split.nonInitialDecision().applied());
        MatchClause.Length clause = decides ? parting(sequence, split.arrival().fragments()) : null;
        if (clause != null && told.add(clause.span())) {
          found.accept(finding(split, sequence, clause));
        }
      }
    }
  }

  /** A clause of the sequence, if some of the pieces are in its lengths and some in none. */
  private static MatchClause.@Nullable Length parting(
      RouteMap.Sequence sequence, List<Integer> pieces) {
    List<MatchClause.Length> clauses =
        sequence.matches().stream()
            .filter(MatchClause.Length.class::isInstance)
            .map(MatchClause.Length.class::cast)
            .toList();
    long inside =
        pieces.stream()
            .filter(size -> clauses.stream().anyMatch(c -> size >= c.min() && size <= c.max()))
            .count();
    return clauses.isEmpty() || inside == 0 || inside == pieces.size() ? null : clauses.get(0);
  }

  private static Finding finding(
      Split split, RouteMap.Sequence sequence, MatchClause.Length clause) {
    List<Integer> sizes = split.arrival().fragments();
    int datagram = Fragments.IP_HEADER;
    for (int size : sizes) {
      datagram += size - Fragments.IP_HEADER;
    }
    String pieces = sizes.stream().map(String::valueOf).collect(Collectors.joining(" + "));
    return new FindingBuilder(INFO, Severity.WARNING, clause.span(), split.router().name())
        .message(
            "each fragment is measured for itself: of a packet of %d bytes that comes in pieces of %s, sequence %d of route-map %s takes those of %d to %d bytes and not the others"
                .formatted(
                    datagram,
                    pieces,
                    sequence.number(),
                    split.map().name(),
                    clause.min(),
                    clause.max()))
        .related(split.place(), "here the pieces part by port as well")
        .assuming(split.assumptions())
        .fix(
            Fix.advice(
                "tell the traffic apart by what every fragment carries: addresses, or a DSCP set at the edge"))
        .build();
  }
}
