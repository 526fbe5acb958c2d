package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ip vrf NAME} or {@code vrf definition NAME}.
 *
 * @param rd {@code rd N:N}, as written
 * @param families {@code ipv4} and {@code ipv6}, in the order of their {@code address-family}
 *     lines; {@code ipv4} alone of an {@code ip vrf}
 * @param targets {@code route-target} lines, of all families
 * @param span the first header line
 */
public record Vrf(
    String name,
    @Nullable Setting<String> rd,
    List<String> families,
    List<RouteTarget> targets,
    Span span) {
  public Vrf {
    families = List.copyOf(families);
    targets = List.copyOf(targets);
  }

  /**
   * {@code route-target import|export|both N:N}.
   *
   * @param imports whether routes with the community come in; also for {@code both}
   * @param exports whether routes leave with the community; also for {@code both}
   */
  public record RouteTarget(boolean imports, boolean exports, String community, Span span) {}
}
