package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code router ospf N [vrf V]}.
 *
 * @param passiveDefault {@code passive-interface default}
 * @param passive {@code passive-interface I}, in full spelling
 * @param active {@code no passive-interface I}, in full spelling
 */
public record OspfProcess(
    String process,
    @Nullable String vrf,
    List<Network> networks,
    @Nullable Span passiveDefault,
    List<NameUse> passive,
    List<NameUse> active,
    Span span) {
  public OspfProcess {
    networks = List.copyOf(networks);
    passive = List.copyOf(passive);
    active = List.copyOf(active);
  }

  /** {@code network A W area X}: interfaces with an address that differs only where W has ones. */
  public record Network(Ipv4Address address, int wildcard, long area, Span span) {
    public boolean contains(Ipv4Address other) {
      return ((address.bits() ^ other.bits()) & ~wildcard) == 0;
    }
  }
}
