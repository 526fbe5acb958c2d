package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named things that one configuration defines, beside the access lists and route-maps of IPv4. Each
 * list is in the order of the first line of each name.
 *
 * @param others names of as-path lists, community lists (also extended ones), policy lists, time
 *     ranges, object groups that are neither of networks nor of services, and reflexive lists
 * @param mentioned names that stand as a word on a line that is not understood to the end: of
 *     lists, maps, groups and tracks that the configuration defines, which may be used there, and
 *     of lists that it only uses, which may be defined there
 */
public record Definitions(
    List<ObjectGroup> objectGroups,
    List<Ipv6AccessList> ipv6AccessLists,
    List<PrefixList> prefixLists,
    List<ClassMap> classMaps,
    List<PolicyMap> policyMaps,
    List<Named> others,
    Set<String> mentioned) {
  public static final Definitions NONE =
      new Definitions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());

  public Definitions {
    objectGroups = List.copyOf(objectGroups);
    ipv6AccessLists = List.copyOf(ipv6AccessLists);
    prefixLists = List.copyOf(prefixLists);
    classMaps = List.copyOf(classMaps);
    policyMaps = List.copyOf(policyMaps);
    others = List.copyOf(others);
    mentioned = Set.copyOf(mentioned);
  }

  /** A definition of which only the name matters; the span is its first line. */
  public record Named(NameReference.Kind kind, String name, Span span) {}

  /**
   * {@code class-map [type T] [match-all|match-any] NAME}.
   *
   * @param type the word after {@code type}, in lower case; null without one
   * @param any whether one match is enough
   * @param matches the words of each {@code match} line after that word
   */
  public record ClassMap(
      String name, @Nullable String type, boolean any, List<Setting<String>> matches, Span span) {
    public ClassMap {
      matches = List.copyOf(matches);
    }
  }

  /**
   * {@code policy-map [type T] NAME}.
   *
   * @param classes the names after {@code class}, {@code class-default} included
   * @param treated the names of the classes whose packets it queues, polices, shapes, inspects or
   *     drops; the others it marks at most
   */
  public record PolicyMap(
      String name, @Nullable String type, List<NameUse> classes, Set<String> treated, Span span) {
    public PolicyMap {
      classes = List.copyOf(classes);
      treated = Set.copyOf(treated);
    }
  }
}
