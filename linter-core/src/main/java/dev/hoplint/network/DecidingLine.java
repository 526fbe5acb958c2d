package dev.hoplint.network;

import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line that sends a packet on its way at a router: of a policy the entry matched, else its
 * {@code match} line, else the sequence's header; of a route the route.
 *
 * @param device the router or host that the line is of
 * @param related the lines of which a policy consists beside it
 */
public record DecidingLine(String device, Span span, boolean byPolicy, List<Unknown> related) {
  public DecidingLine {
    related = List.copyOf(related);
  }

  /** Of a hop that sends the packet on, or drops it. */
  public static DecidingLine of(Hop hop) {
    Policy.Decision decision = hop.policy();
    RouteMap.Sequence sequence = sequence(hop, decision);
    List<Unknown> related = new ArrayList<>();
    if (sequence == null) {
      addPolicy(hop, "the policy does not take it", related);
      return new DecidingLine(hop.router().name(), hop.way().why(), false, related);
    }
    AccessEntry entry = decision == null ? null : decision.entry();
    Span line = entry != null ? entry.span() : match(sequence);
    addPolicy(hop, "the policy runs here", related);
    for (SetClause clause : sequence.sets()) {
      if (!(clause instanceof SetClause.Marking)) {
        related.add(new Unknown("and sends it here", clause.span()));
      }
    }
    return new DecidingLine(hop.router().name(), line, true, related);
  }

  private static RouteMap.@Nullable Sequence sequence(Hop hop, Policy.@Nullable Decision decision) {
    if (hop.way() instanceof Way.Out out) {
      return out.policy();
    }
    RouteMap.Sequence applied = decision == null ? null : decision.applied();
    // A policy that throws away, or whose next hop is out of reach, says so by its own line.
    boolean bySet =
        applied != null
            && applied.sets().stream().anyMatch(set -> set.span().equals(hop.way().why()));
    return bySet ? applied : null;
  }

  private static void addPolicy(Hop hop, String words, List<Unknown> related) {
    Port ingress = hop.ingress();
    NameUse use = ingress == null ? null : ingress.facts().policy();
    if (use != null) {
      related.add(new Unknown(words, use.span()));
    }
  }

  private static Span match(RouteMap.Sequence sequence) {
    for (MatchClause clause : sequence.matches()) {
      @Nullable Span span =
          clause instanceof MatchClause.AccessLists lists
              ? lists.span()
              : clause instanceof MatchClause.Length length ? length.span() : null;
      if (span != null) {
        return span;
      }
    }
    return sequence.header();
  }
}
