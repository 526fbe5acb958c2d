package dev.hoplint.rules.lists;

import dev.hoplint.model.IosConfig;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a router's configuration uses the names of lists, maps, groups and tracks. */
final class NameUses {
  private final IosConfig config;
  private final Map<Kind, Map<String, List<NameReference>>> byKind = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /** Uses of lists in the maps by which packets are routed. */
  private final Set<Span> inPolicies = new HashSet<>();

  /** Uses of lists in the maps by which sources are translated. */
  private final Set<Span> inTranslations = new HashSet<>();

  NameUses(Router router) {
    config = router.config();
    for (NameReference reference : config.references()) {
      String name = reference.use().name();
      names.add(name);
      byKind
          .computeIfAbsent(reference.kind(), k -> new HashMap<>())
          .computeIfAbsent(name, n -> new ArrayList<>(1))
          .add(reference);
    }
    Set<String> policies = new HashSet<>();
    for (Port port : router.ports()) {
      NameUse policy = port.facts().policy();
      if (policy != null) {
        policies.add(policy.name());
      }
    }
    if (config.localPolicy() != null) {
      policies.add(config.localPolicy().name());
    }
    for (RouteMap map : config.routeMaps()) {
      if (policies.contains(map.name())) {
        addMatches(map, inPolicies);
      } else if (of(Kind.ROUTE_MAP, map.name()).stream().anyMatch(NameUses::isNat)) {
        addMatches(map, inTranslations);
      }
    }
  }

  private static boolean isNat(NameReference reference) {
    return reference.by().startsWith("ip nat ");
  }

  private static void addMatches(RouteMap map, Set<Span> spans) {
    for (RouteMap.Sequence sequence : map.sequences()) {
      for (MatchClause clause : sequence.matches()) {
        if (clause instanceof MatchClause.AccessLists access) {
          access.lists().forEach(use -> spans.add(use.span()));
        }
      }
    }
  }

  /** The uses of {@code name} as a thing of this kind, in the order of the file. */
  List<NameReference> of(Kind kind, String name) {
    return byKind.getOrDefault(kind, Map.of()).getOrDefault(name, List.of());
  }

  /** All uses of things of this kind, by name. */
  Map<String, List<NameReference>> of(Kind kind) {
    return byKind.getOrDefault(kind, Map.of());
  }

  /**
   * Whether anything may use {@code name} as a thing of this kind. A use as a thing of another kind
   * counts, unless the name is a number, and so does a line that is not understood and has it.
   */
  boolean mayBeUsed(Kind kind, String name) {
    return !of(kind, name).isEmpty()
        || isMentioned(name)
        || (!isNumber(name) && names.contains(name));
  }

  /** Whether the name stands on a line that is not understood to the end. */
  boolean isMentioned(String name) {
    return config.definitions().mentioned().contains(name);
  }

  /** Whether the use is a match of policy routing. */
  boolean isInPolicy(NameReference reference) {
    return inPolicies.contains(reference.use().span());
  }

  /** Whether the use is a match of a NAT rule's map that no policy uses. */
  boolean isInTranslation(NameReference reference) {
    return inTranslations.contains(reference.use().span());
  }

  static boolean isNumber(String name) {
    return number(name) != null;
  }

  /** The name as a number; null if it is none. */
  static @Nullable Integer number(String name) {
    if (name.isEmpty() || name.length() > 9) {
      return null;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return null;
      }
    }
    return Integer.valueOf(name);
  }
}
