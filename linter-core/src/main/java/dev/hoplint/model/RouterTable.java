package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.source.Part;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code show ip route [vrf X]}: one routing table of an IOS router, as it was.
 *
 * @param vrf null for the global table
 * @param complete false if rows may be missing: the command filters, the heading is not there, or a
 *     row could not be read
 * @param unrendered what of a template is not rendered; null if the part is none
 */
public record RouterTable(
    Part part,
    @Nullable String vrf,
    boolean complete,
    List<Row> rows,
    @Nullable Unrendered unrendered)
    implements PartFacts {
  public RouterTable {
    rows = List.copyOf(rows);
  }

  /**
   * A way to a prefix; a prefix with several equally good ones has several rows.
   *
   * @param protocol the codes without marks: {@code C}, {@code S}, {@code O E2}
   * @param distance administrative distance; where the row has none, 0, and 1 if it is static
   * @param nextHop null if the prefix is directly connected, or thrown away
   * @param nextHopVrf the VRF in which the next hop lies, where the row names one
   * @param outInterface in full spelling; null if the row names none
   */
  public record Row(
      Ipv4Prefix prefix,
      String protocol,
      int distance,
      long metric,
      @Nullable Ipv4Address nextHop,
      @Nullable String nextHopVrf,
      @Nullable String outInterface,
      Span span) {

    /** The same way, of which the interface is known by now. */
    public Row through(String out) {
      return new Row(prefix, protocol, distance, metric, nextHop, nextHopVrf, out, span);
    }
  }
}
