package dev.hoplint.rules.lists;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Network;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Router;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.FindingBuilder;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.RouterRule;
import dev.hoplint.rule.RuleInfo;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A list, route-map, track or group that nothing uses. */
public final class UnusedDefinition implements RouterRule {
  public static final RuleInfo INFO =
      new RuleInfo(
          "ACL-505",
          "unused-definition",
          Severity.NOTE,
          "a list, route-map, track or group that nothing uses",
          "0.1",
          false);

  /** Beginnings of the names of lists that IOS makes by itself, or that RADIUS names. */
  private static final Set<String> BUILT_IN =
      Set.of("sl_def_acl", "preauth_", "implicit_", "CISCO-CWA", "IP-Adm-", "xACSACL", "meraki-");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Router router, Network network, Consumer<Finding> found) {
    if (router.isPartial()) {
      return;
    }
    Search search = new Search(router, new NameUses(router), found);
    IosConfig config = router.config();
    Definitions more = config.definitions();
    for (AccessList list : config.accessLists()) {
      // One without entries is a finding of its own.
      if (list.size() > 0) {
        String way =
            NameUses.isNumber(list.name())
                ? "access-list "
                : list.isStandard() ? "ip access-list standard " : "ip access-list extended ";
        search.check(Kind.ACCESS_LIST, "access list", list.name(), list.header(), way);
      }
    }
    more.ipv6AccessLists().stream()
        .filter(list -> !list.entries().isEmpty())
        .forEach(
            list ->
                search.check(
                    Kind.IPV6_ACCESS_LIST,
                    "IPv6 access list",
                    list.name(),
                    list.span(),
                    "ipv6 access-list "));
    more.prefixLists()
        .forEach(
            list ->
                search.check(
                    list.ipv6() ? Kind.IPV6_PREFIX_LIST : Kind.PREFIX_LIST,
                    list.ipv6() ? "IPv6 prefix list" : "prefix list",
                    list.name(),
                    list.span(),
                    list.ipv6() ? "ipv6 prefix-list " : "ip prefix-list "));
    more.objectGroups()
        .forEach(
            group ->
                search.check(
                    Kind.OBJECT_GROUP,
                    "object group",
                    group.name(),
                    group.span(),
                    group.type() == ObjectGroup.Type.NETWORK
                        ? "object-group network "
                        : "object-group service "));
    more.others().forEach(other -> others(search, other));
    for (RouteMap map : config.routeMaps()) {
      // A map that would route packets and is attached nowhere is a finding of its own (PBR-213).
      if (!map.sequences().isEmpty() && !forwards(map)) {
        search.check(
            Kind.ROUTE_MAP, "route-map", map.name(), map.sequences().get(0).header(), "route-map ");
      }
    }
    config
        .extras()
        .tracks()
        .forEach(
            track ->
                search.check(
                    Kind.TRACK, "track", Integer.toString(track.number()), track.span(), "track "));
  }

  private static void others(Search search, Definitions.Named other) {
    if (other.kind() == Kind.AS_PATH_LIST) {
      search.check(
          other.kind(), "AS path list", other.name(), other.span(), "ip as-path access-list ");
    } else if (other.kind() == Kind.COMMUNITY_LIST) {
      search.check(other.kind(), "community list", other.name(), other.span(), "");
    } else if (other.kind() == Kind.EXTCOMMUNITY_LIST) {
      search.check(other.kind(), "extended community list", other.name(), other.span(), "");
    } else if (other.kind() == Kind.REFLEXIVE_LIST) {
      search.check(other.kind(), "reflexive list", other.name(), other.span(), "");
    }
  }

  /** Whether the map sends packets somewhere. */
  private static boolean forwards(RouteMap map) {
    return map.sequences().stream()
        .anyMatch(sequence -> sequence.sets().stream().anyMatch(PolicyUse::forwards));
  }

  private record Search(Router router, NameUses uses, Consumer<Finding> found) {
    /**
     * Reports a definition without uses.
     *
     * @param words what stands before the name in the line that takes it away, or ""
     */
    void check(Kind kind, String what, String name, Span span, String words) {
      if (uses.mayBeUsed(kind, name) || BUILT_IN.stream().anyMatch(name::startsWith)) {
        return;
      }
      Fix fix =
          words.isEmpty()
              ? Fix.advice("take it away if it is not kept for later")
              : Fix.commands(
                  "take it away if it is not kept for later", List.of("no " + words + name));
      found.accept(
          new FindingBuilder(INFO, Severity.NOTE, span, router.name())
              .message("nothing in this configuration uses the " + what + " " + name)
              .fix(fix)
              .build());
    }
  }
}
