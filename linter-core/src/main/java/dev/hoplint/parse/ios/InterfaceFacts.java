package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.Reassembly;
import dev.hoplint.model.Setting;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An interface while its lines are read, each changing what earlier ones said. */
final class InterfaceFacts {
  final String name;
  final Span header;
  String linkType = "";
  @Nullable Setting<String> vrf;
  AddressSource addressSource = AddressSource.NONE;
  private @Nullable InterfaceAddress primary;
  private final Map<Ipv4Address, InterfaceAddress> secondary = new LinkedHashMap<>();
  @Nullable Setting<Integer> mtu;
  @Nullable Setting<Integer> ipMtu;
  @Nullable Setting<Integer> mssClamp;
  @Nullable NameUse policy;
  @Nullable Setting<NatSide> nat;
  @Nullable NameUse accessGroupIn;
  @Nullable NameUse accessGroupOut;
  @Nullable Span unreachablesOff;
  final List<Reassembly> reassembly = new ArrayList<>();
  @Nullable Span inspectionIn;
  @Nullable Span inspectionOut;
  @Nullable Span zone;
  @Nullable NameUse cryptoMap;
  @Nullable Span loadSharing;
  @Nullable Span strictUrpf;
  final TunnelFacts tunnel = new TunnelFacts();
  final ExtrasFacts extras = new ExtrasFacts();
  @Nullable Span shutdown;
  final Set<InterfaceStatement> malformed = EnumSet.noneOf(InterfaceStatement.class);

  InterfaceFacts(String name, Span header) {
    this.name = name;
    this.header = header;
  }

  /** Moves the interface to another VRF; as in IOS, its addresses do not come along. */
  void setVrf(@Nullable Setting<String> moved) {
    String before = vrf == null ? null : vrf.value();
    String after = moved == null ? null : moved.value();
    if (!Objects.equals(before, after)) {
      learnAddress(AddressSource.NONE);
    }
    vrf = moved;
  }

  /** An address by hand; a primary one takes the place of the primary one before. */
  void addAddress(InterfaceAddress added) {
    if (primary != null && primary.address().equals(added.address())) {
      primary = null;
    }
    secondary.remove(added.address());
    if (added.secondary()) {
      secondary.put(added.address(), added);
    } else {
      primary = added;
    }
    extras.unnumbered = null;
    addressSource = AddressSource.STATIC;
  }

  void removeAddress(Ipv4Address removed) {
    if (primary != null && primary.address().equals(removed)) {
      primary = null;
    }
    secondary.remove(removed);
    if (primary == null && secondary.isEmpty() && addressSource == AddressSource.STATIC) {
      addressSource = AddressSource.NONE;
    }
  }

  /** An address that is not written here, or none. */
  void learnAddress(AddressSource source) {
    primary = null;
    secondary.clear();
    extras.unnumbered = null;
    addressSource = source;
  }

  /** The primary address first, if there is one. */
  private List<InterfaceAddress> addresses() {
    List<InterfaceAddress> all = new ArrayList<>(secondary.values());
    if (primary != null) {
      all.add(0, primary);
    }
    return all;
  }

  void addReassembly(Reassembly added) {
    List<Reassembly> before = List.copyOf(reassembly);
    reassembly.clear();
    for (Reassembly known : before) {
      boolean in = known.in() && !added.in();
      boolean out = known.out() && !added.out();
      if (in || out) {
        reassembly.add(known.only(in, out));
      }
    }
    reassembly.add(added);
  }

  private @Nullable Span inspection() {
    if (inspectionIn != null) {
      return inspectionIn;
    }
    return inspectionOut != null ? inspectionOut : zone;
  }

  Interface build() {
    return new Interface(
        name,
        header,
        linkType,
        vrf,
        addressSource,
        addresses(),
        mtu,
        ipMtu,
        mssClamp,
        policy,
        nat,
        accessGroupIn,
        accessGroupOut,
        unreachablesOff,
        reassembly,
        inspection(),
        cryptoMap,
        loadSharing,
        strictUrpf,
        tunnel.build(name.startsWith("Tunnel")),
        shutdown,
        extras.build(tunnel.extras()),
        malformed);
  }
}
