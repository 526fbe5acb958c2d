package dev.hoplint.rules.policy;

import dev.hoplint.model.Action;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Port;
import dev.hoplint.rule.Fix;
import dev.hoplint.source.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words that several rules of the family share. */
final class PolicyWords {
  private PolicyWords() {}

  /** The header line of a sequence: {@code route-map P permit 10}. */
  static String header(RouteMap map, RouteMap.Sequence sequence) {
    return "route-map "
        + map.name()
        + (sequence.action() == Action.PERMIT ? " permit " : " deny ")
        + sequence.number();
  }

  /** A sequence by its map and number: {@code route-map P, sequence 10}. */
  static String sequence(RouteMap map, RouteMap.Sequence sequence) {
    return "route-map " + map.name() + ", sequence " + sequence.number();
  }

  /** " of VRF V", or nothing for the global table. */
  static String ofVrf(String vrf) {
    return vrf.isEmpty() ? "" : " of VRF " + vrf;
  }

  /** Where the policy runs: the first interface, or the router itself. */
  static String place(PolicyUse use) {
    List<Port> ports = use.ports().isEmpty() ? use.ipv6Ports() : use.ports();
    if (ports.isEmpty()) {
      return "the router's own packets";
    }
    return ports.get(0).name() + (ports.size() > 1 ? " and " + (ports.size() - 1) + " more" : "");
  }

  /**
   * What to do about a name that nothing defines.
   *
   * @param define the lines that would define it
   */
  static List<Fix> undefined(NameUse use, Collection<String> defined, List<String> define) {
    List<Fix> fixes = new ArrayList<>();
    String meant = isNumber(use.name()) ? null : Nearest.slip(use.name(), defined);
    if (meant != null) {
      fixes.add(
          new Fix(
              "name " + meant + ", if that is meant",
              false,
              List.of(new Fix.Edit(use.span(), meant)),
              List.of()));
    }
    fixes.add(Fix.commands("define " + use.name(), define));
    return fixes;
  }

  /** ", did you mean X?" where a defined name is near, else nothing. */
  static String didYouMean(String name, Collection<String> defined) {
    @Nullable String meant = isNumber(name) ? null : Nearest.slip(name, defined);
    return meant == null ? "" : " (did you mean " + meant + "?)";
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
