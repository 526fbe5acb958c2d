package dev.hoplint.rules.lists;

import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.NameUse;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An interface, NAT rule or line names an access list that does not exist. */
public final class UndefinedAccessList implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-501",
          "undefined-access-list",
          Severity.WARNING,
          "an interface, NAT rule or line names an access list that does not exist",
          "0.1",
          false);

  /** Other places of one name that a finding shows. */
  private static final int SHOWN = 4;

  /** Lists that IOS makes by itself, and does not always print. */
  private static final Set<String> BUILT_IN =
      Set.of("sl_def_acl", "preauth_v4", "preauth_v6", "preauth_ipv4_acl", "preauth_ipv6_acl");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (router.isPartial()) {
      return;
    }
    NameUses uses = new NameUses(router);
    Set<String> defined = new HashSet<>(BUILT_IN);
    router.config().accessLists().forEach(list -> defined.add(list.name()));
    router.config().definitions().ipv6AccessLists().forEach(list -> defined.add(list.name()));
    router.config().definitions().others().stream()
        .filter(other -> other.kind() == Kind.REFLEXIVE_LIST)
        .forEach(other -> defined.add(other.name()));
    Set<Span> down = usesOfInterfacesThatAreDown(router);
    for (Kind kind : List.of(Kind.ACCESS_LIST, Kind.IPV6_ACCESS_LIST, Kind.REFLEXIVE_LIST)) {
      for (Map.Entry<String, List<NameReference>> one : new TreeMap<>(uses.of(kind)).entrySet()) {
        String name = one.getKey();
        if (defined.contains(name) || uses.isMentioned(name) || !canBeList(kind, name)) {
          continue;
        }
        List<NameReference> told =
            one.getValue().stream()
                .filter(use -> isTold(use, uses) && !down.contains(use.use().span()))
                .toList();
        if (!told.isEmpty()) {
          found.accept(finding(router, name, told));
        }
      }
    }
  }

  /** Whether the use is one of those that the rule is about. */
  private static boolean isTold(NameReference use, NameUses uses) {
    return switch (use.by()) {
      case "ip access-group",
          "ipv6 traffic-filter",
          "access-class",
          "ipv6 access-class",
          "evaluate",
          "match access-group",
          "match access-group name",
          "match address",
          "set ip access-group" ->
          true;
      case "match ip address" -> uses.isInTranslation(use);
      // A word there may be one of another system; a number is a list's.
      case "snmp-server community ro", "snmp-server community rw" ->
          NameUses.isNumber(use.use().name());
      default -> use.by().startsWith("ip nat ");
    };
  }

  /** A number may be that of a list of another protocol, which is not followed here. */
  private static boolean canBeList(Kind kind, String name) {
    Integer number = NameUses.number(name);
    if (number == null) {
      return true;
    }
    boolean ofIpv4 = (number >= 1 && number <= 199) || (number >= 1300 && number <= 2699);
    return kind == Kind.REFLEXIVE_LIST || (kind == Kind.ACCESS_LIST && ofIpv4);
  }

  private static Set<Span> usesOfInterfacesThatAreDown(Router router) {
    Set<Span> down = new HashSet<>();
    for (Port port : router.ports()) {
      if (!port.isUp()) {
        add(down, port.facts().accessGroupIn());
        add(down, port.facts().accessGroupOut());
        add(down, port.facts().extras().ipv6().filterIn());
        add(down, port.facts().extras().ipv6().filterOut());
      }
    }
    return down;
  }

  private static void add(Set<Span> spans, @Nullable NameUse use) {
    if (use != null) {
      spans.add(use.span());
    }
  }

  private static Finding finding(Router router, String name, List<NameReference> told) {
    NameReference first = told.get(0);
    FindingBuilder finding =
        new FindingBuilder(INFO, Severity.WARNING, first.use().span(), router.name())
            .message(
                "`"
                    + first.by()
                    + "` names the access list "
                    + name
                    + ", which no line defines"
                    + effect(first.by())
                    + (told.size() == 1 ? "" : " (used in " + told.size() + " places)"));
    for (NameReference other : told.subList(1, Math.min(told.size(), 1 + SHOWN))) {
      finding.related(other.use().span(), "`" + other.by() + "` names it too");
    }
    return finding
        .fix(Fix.advice("define the list, or name the one that is meant; names are case-sensitive"))
        .build();
  }

  private static String effect(String by) {
    return switch (by) {
      case "ip access-group", "ipv6 traffic-filter" -> ": every packet passes";
      case "access-class", "ipv6 access-class" -> ": nothing is filtered there";
      case "evaluate" -> " by `reflect`: no reply passes there";
      default -> "";
    };
  }
}
