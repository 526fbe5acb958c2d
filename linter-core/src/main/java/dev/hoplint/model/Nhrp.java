package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ip nhrp …} lines of a multipoint tunnel (RFC 2332), as far as they name other ends.
 *
 * @param network {@code ip nhrp network-id N}
 * @param maps {@code ip nhrp map A B}, and {@code ip nhrp nhs A nbma B}
 * @param servers {@code ip nhrp nhs A}: tunnel addresses of hubs
 */
public record Nhrp(
    @Nullable Setting<Long> network, List<Map> maps, List<Setting<Ipv4Address>> servers) {
  public static final Nhrp NONE = new Nhrp(null, List.of(), List.of());

  public Nhrp {
    maps = List.copyOf(maps);
    servers = List.copyOf(servers);
  }

  /**
   * {@code ip nhrp map}: where an address of the tunnel is.
   *
   * @param inner the other end's address within the tunnel
   * @param outer its address in the network below
   */
  public record Map(Ipv4Address inner, Ipv4Address outer, Span span) {}
}
