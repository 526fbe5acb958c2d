package dev.hoplint.rules.fragments;

import dev.hoplint.header.Header;
import dev.hoplint.header.Policy;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Split;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why each piece of a split packet meets the decision that it meets, and what would not help. */
final class SplitReasons {
  private SplitReasons() {}

  static void addTo(FindingBuilder finding, Split split) {
    if (isByLength(split)) {
      for (Span clause : lengths(split.map())) {
        finding.related(
            clause,
            "every piece is measured for itself: the first has %d bytes, the last %d"
                .formatted(
                    split.fragments().get(0), split.fragments().get(split.fragments().size() - 1)));
      }
      return;
    }
    first(finding, split);
    later(finding, split);
  }

  private static boolean isByLength(Split split) {
    return split.entry() == null && !lengths(split.map()).isEmpty();
  }

  /** What later pieces do not carry, to be followed by "are"; nothing where that is not why. */
  static String lacking(Split split) {
    if (isByLength(split)) {
      return "";
    }
    String missing = missing(split.initial());
    return missing == null ? "" : "have " + missing + " and ";
  }

  private static @Nullable String missing(Header header) {
    if (Header.hasPorts(header.protocol())) {
      return "no ports";
    }
    return header.icmpType() >= 0 ? "no message type" : null;
  }

  private static List<Span> lengths(RouteMap map) {
    List<Span> all = new ArrayList<>();
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (MatchClause clause : sequence.matches()) {
        if (clause instanceof MatchClause.Length) {
          all.add(clause.span());
        }
      }
    }
    return all;
  }

  private static void first(FindingBuilder finding, Split split) {
    Policy.Decision decision = split.initialDecision();
    AccessEntry entry = decision.entry();
    String piece = "the first piece" + asks(split.initial());
    if (decision.sequence() != null) {
      finding.related(
          entry == null ? decision.sequence().header() : entry.span(),
          piece
              + " meets "
              + (entry == null ? "this sequence" : "this entry")
              + of(decision.sequence()));
      return;
    }
    if (entry != null && entry.action() == Action.DENY && entry.hasL4()) {
      finding.related(
          entry.span(), piece + " is turned away by this entry, and no sequence matches it");
      return;
    }
    Span clause = lists(split);
    finding.related(
        clause,
        piece + " is permitted by no entry of these lists, so it is left to the routing table");
  }

  private static String of(RouteMap.Sequence sequence) {
    return sequence.action() == Action.DENY
        ? ", and sequence " + sequence.number() + " leaves it to the routing table"
        : "";
  }

  private static void later(FindingBuilder finding, Split split) {
    Policy.Decision decision = split.nonInitialDecision();
    AccessEntry entry = decision.entry();
    String missing = missing(split.initial());
    String pieces = missing == null ? "later pieces" : "later pieces carry " + missing;
    if (entry == null) {
      return;
    }
    if (entry.fragments()) {
      finding.related(
          entry.span(), pieces + ": this entry decides all of them, whatever the first says");
    } else if (entry.hasL4() && entry.action() == Action.PERMIT && decision.sequence() != null) {
      finding.related(
          entry.span(),
          pieces
              + ": this permit takes them by their addresses alone, whatever it asks for"
              + of(decision.sequence()));
    } else if (entry.hasL4() && entry.action() == Action.DENY) {
      finding.related(entry.span(), pieces + ": this deny passes them by");
    } else {
      finding.related(entry.span(), "later pieces meet this entry by their addresses");
    }
  }

  private static String asks(Header header) {
    if (header.destinationPort() >= 0) {
      return ", for port " + header.destinationPort() + ",";
    }
    return header.icmpType() >= 0 ? ", of type " + header.icmpType() + "," : "";
  }

  private static @Nullable Span lists(Split split) {
    for (RouteMap.Sequence sequence : split.map().sequences()) {
      for (MatchClause clause : sequence.matches()) {
        if (clause instanceof MatchClause.AccessLists) {
          return clause.span();
        }
      }
    }
    return null;
  }

  /** What is often tried and changes nothing, or moves the fault elsewhere. */
  static @Nullable String vain(Split split) {
    Header header = split.initial();
    if (split.entry() == null || missing(header) == null) {
      return null;
    }
    String what =
        header.destinationPort() >= 0
            ? SplitStory.protocol(header.protocol()) + " … eq " + header.destinationPort()
            : SplitStory.protocol(header.protocol()) + " … with a type";
    return "(what is no fix) another deny line (`deny "
        + what
        + "`): a deny with ports passes every later piece by, so nothing changes for those; an entry with"
        + " `fragments`: it moves the later pieces of every port, and tears the packets of the other ports"
        + " apart instead. No access list by port can be right for both: later pieces carry no ports, so"
        + " between two hosts they all go one way";
  }
}
