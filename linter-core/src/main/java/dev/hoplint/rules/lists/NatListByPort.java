package dev.hoplint.rules.lists;

import dev.hoplint.header.Budget;
import dev.hoplint.header.FragmentSplits;
import dev.hoplint.header.FragmentSplits.Split;
import dev.hoplint.header.PartingSearch;
import dev.hoplint.header.Term;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Network;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.rules.fragments.PacketWords;
import dev.hoplint.rules.hop.Doubts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A NAT access list with ports. */
public final class NatListByPort implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-509",
          "nat-list-by-port",
          Severity.WARNING,
          "a NAT access list with ports",
          "0.1",
          false);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** A row of lists and the rule that translates what they permit. */
  private record Translation(FragmentSplits.Row row, NatRule.Dynamic rule) {}

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    Map<String, List<Translation>> byVrf = new LinkedHashMap<>();
    for (NatRule rule : router.config().natRules()) {
      if (rule instanceof NatRule.Dynamic dynamic
          && dynamic.direction() == NatRule.Direction.INSIDE_SOURCE) {
        byVrf
            .computeIfAbsent(Objects.requireNonNullElse(dynamic.vrf(), ""), v -> new ArrayList<>())
            .addAll(translations(router, dynamic));
      }
    }
    Set<String> told = new HashSet<>();
    Budget budget = new Budget(PartingSearch.STEPS);
    byVrf.values().forEach(rules -> check(router, rules, budget, told, found));
  }

  private static void check(
      Router router,
      List<Translation> rules,
      Budget budget,
      Set<String> told,
      Consumer<Finding> found) {
    boolean complete =
        FragmentSplits.visit(
            rules.stream().map(Translation::row).toList(),
            router::objectGroup,
            budget,
            split -> {
              NatRule.Dynamic first = rule(rules, split.first());
              NatRule.Dynamic later = rule(rules, split.later());
              Term entry = split.telling();
              if (!split.segment() || entry == null || isSame(first, later)) {
                return false;
              }
              String list = listOf(rules, entry);
              if (list != null && told.add(list)) {
                found.accept(finding(router, list, entry, split, first, later));
              }
              return true;
            });
    if (!complete) {
      found.accept(
          Doubts.note(
              router,
              rules.get(0).row.span(),
              "whether NAT parts fragments was not worked out to the end: its access lists are too large"));
    }
  }

  private static NatRule.@Nullable Dynamic rule(
      List<Translation> rules, FragmentSplits.Answer answer) {
    return answer.row() < 0 ? null : rules.get(answer.row()).rule;
  }

  /** Whether two rules give a packet the same source. */
  private static boolean isSame(NatRule.@Nullable Dynamic one, NatRule.@Nullable Dynamic other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return Objects.equals(name(one.pool()), name(other.pool()))
        && Objects.equals(name(one.outInterface()), name(other.outInterface()));
  }

  private static @Nullable String name(@Nullable NameUse use) {
    return use == null ? null : use.name();
  }

  private static @Nullable String listOf(List<Translation> rules, Term entry) {
    for (Translation translation : rules) {
      for (AccessList list : translation.row.anyOf()) {
        if (entry.index() < list.size() && list.entry(entry.index()).span().equals(entry.span())) {
          return list.name();
        }
      }
    }
    return null;
  }

  /** What a rule translates; none if its lists or map are not known to the end. */
  private static List<Translation> translations(Router router, NatRule.Dynamic rule) {
    if (rule.accessList() != null) {
      AccessList list = router.accessList(rule.accessList().name());
      return list == null || list.size() == 0
          ? List.of()
          : List.of(
              new Translation(
                  new FragmentSplits.Row(List.of(list), rule.accessList().span()), rule));
    }
    RouteMap map = rule.routeMap() == null ? null : router.routeMap(rule.routeMap().name());
    List<Translation> all = new ArrayList<>();
    for (RouteMap.Sequence sequence :
        map == null ? List.<RouteMap.Sequence>of() : map.sequences()) {
      List<AccessList> lists = lists(router, sequence);
      if (sequence.action() != Action.PERMIT || lists.isEmpty()) {
        return List.of();
      }
      all.add(new Translation(new FragmentSplits.Row(lists, sequence.header()), rule));
    }
    return all;
  }

  /** The lists of a sequence that matches by lists, and perhaps by the egress; else none. */
  private static List<AccessList> lists(Router router, RouteMap.Sequence sequence) {
    List<AccessList> lists = new ArrayList<>();
    for (MatchClause clause : sequence.matches()) {
      if (clause instanceof MatchClause.AccessLists access) {
        for (NameUse use : access.lists()) {
          AccessList list = router.accessList(use.name());
          if (list == null || list.size() == 0) {
            return List.of();
          }
          lists.add(list);
        }
      } else if (!(clause instanceof MatchClause.EgressInterface)) {
        return List.of();
      }
    }
    return sequence.malformed().isEmpty() ? lists : List.of();
  }

  private static Finding finding(
      Router router,
      String list,
      Term entry,
      Split split,
      NatRule.@Nullable Dynamic first,
      NatRule.@Nullable Dynamic later) {
    String sources =
        first == null
            ? "the first fragment keeps its source, the later ones are translated"
            : later == null
                ? "the first fragment is translated, the later ones keep their source"
                : "the first fragment and the later ones get sources from different rules";
    NatRule.Dynamic told = later == null ? first : later;
    return new FindingBuilder(INFO, Severity.WARNING, entry.span(), router.name())
        .message(
            "the NAT list "
                + list
                + " decides by port, which later fragments do not have: of a packet "
                + PacketWords.of(split.header())
                + " "
                + sources
                + ", and it is never put together")
        .related(told == null ? null : told.span(), "translates by the list")
        .fix(
            Fix.advice(
                "match by address alone: `permit ip SOURCE any`, with `deny ip` for what NAT is to leave"))
        .build();
  }
}
