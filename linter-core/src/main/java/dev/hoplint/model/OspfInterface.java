package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ip ospf …} lines of an interface.
 *
 * @param mtuIgnore {@code ip ospf mtu-ignore}
 * @param network {@code ip ospf network T}: the type's words in lower case
 */
public record OspfInterface(
    List<Area> areas, @Nullable Span mtuIgnore, @Nullable Setting<String> network) {
  public static final OspfInterface NONE = new OspfInterface(List.of(), null, null);

  public OspfInterface {
    areas = List.copyOf(areas);
  }

  /**
   * {@code ip ospf N area A}.
   *
   * @param process number of the OSPF process
   * @param area its number; an area written as an address is the number of the same bits
   */
  public record Area(int process, long area, Span span) {}
}
