package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An interface as its block leaves it: later lines override earlier ones, {@code no …} undoes.
 *
 * @param name in full spelling ({@code GigabitEthernet0/1})
 * @param header the words {@code interface NAME}
 * @param linkType words after the name ({@code point-to-point}, {@code multipoint}), or ""
 * @param vrf VRF it is in; null for the global table
 * @param mtu {@code mtu N}, bytes
 * @param ipMtu {@code ip mtu N}, bytes
 * @param mssClamp {@code ip tcp adjust-mss N}, bytes of TCP payload
 * @param policy {@code ip policy route-map R}
 * @param unreachablesOff the line {@code no ip unreachables}
 * @param reassembly {@code ip virtual-reassembly} lines in force, at most one per direction
 * @param inspection {@code ip inspect …} or {@code zone-member security …}: tracks connections
 * @param loadSharing the line {@code ip load-sharing per-packet}
 * @param extras what else its lines say
 * @param malformed statements on this interface of which a line is malformed
 */
public record Interface(
    String name,
    Span header,
    String linkType,
    @Nullable Setting<String> vrf,
    AddressSource addressSource,
    List<InterfaceAddress> addresses,
    @Nullable Setting<Integer> mtu,
    @Nullable Setting<Integer> ipMtu,
    @Nullable Setting<Integer> mssClamp,
    @Nullable NameUse policy,
    @Nullable Setting<NatSide> nat,
    @Nullable NameUse accessGroupIn,
    @Nullable NameUse accessGroupOut,
    @Nullable Span unreachablesOff,
    List<Reassembly> reassembly,
    @Nullable Span inspection,
    @Nullable NameUse cryptoMap,
    @Nullable Span loadSharing,
    @Nullable Span strictUrpf,
    @Nullable Tunnel tunnel,
    @Nullable Span shutdown,
    InterfaceExtras extras,
    Set<InterfaceStatement> malformed) {

  public Interface {
    addresses = List.copyOf(addresses);
    reassembly = List.copyOf(reassembly);
    malformed = Set.copyOf(malformed);
  }

  public boolean isShutdown() {
    return shutdown != null;
  }

  public boolean isTunnel() {
    return name.startsWith("Tunnel");
  }

  public boolean isLoopback() {
    return name.startsWith("Loopback");
  }

  public @Nullable String vrfName() {
    return vrf == null ? null : vrf.value();
  }
}
