package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.InterfaceExtras;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.LinkSettings;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Nhrp;
import dev.hoplint.model.OspfInterface;
import dev.hoplint.model.Setting;
import dev.hoplint.model.SourceCheck;
import dev.hoplint.model.TunnelExtras;
import dev.hoplint.model.VirtualAddress;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link InterfaceExtras} while an interface's lines are read. */
final class ExtrasFacts {
  @Nullable NameUse unnumbered;
  final Map<List<?>, VirtualAddress> virtualAddresses = new LinkedHashMap<>();
  final Map<List<?>, Ipv6Interface.Address> ipv6Addresses = new LinkedHashMap<>();
  @Nullable Span ipv6Learned;
  @Nullable Span ipv6Enabled;
  @Nullable Setting<Integer> ipv6Mtu;
  @Nullable Setting<Integer> ipv6MssClamp;
  @Nullable NameUse ipv6FilterIn;
  @Nullable NameUse ipv6FilterOut;
  @Nullable NameUse ipv6Policy;
  @Nullable Span ipv6Reassembly;
  @Nullable Span ipv6Routing;
  @Nullable Span mpls;
  @Nullable Setting<Integer> mplsMtu;
  @Nullable SourceCheck sourceCheck;
  @Nullable NameUse inspectIn;
  @Nullable NameUse inspectOut;
  @Nullable NameUse zone;
  @Nullable NameUse servicePolicyIn;
  @Nullable NameUse servicePolicyOut;
  @Nullable Setting<String> encapsulation;
  @Nullable Setting<Integer> dialerPool;
  @Nullable Setting<Integer> dialerPoolMember;
  @Nullable Setting<Integer> pppoeClientPool;
  @Nullable Setting<Integer> pppMaxPayload;
  final Map<Integer, OspfInterface.Area> areas = new LinkedHashMap<>();
  @Nullable Span mtuIgnore;
  @Nullable Setting<String> ospfNetwork;
  @Nullable Span pseudowire;
  @Nullable Span isis;
  @Nullable Setting<String> dfBit;
  @Nullable Setting<String> ipsecFragmentation;
  @Nullable NameUse sourceInterface;
  final Map<String, Setting<String>> vnis = new LinkedHashMap<>();
  @Nullable Setting<Long> nhrpNetwork;
  final Map<Ipv4Address, Nhrp.Map> nhrpMaps = new LinkedHashMap<>();
  final Map<Ipv4Address, Setting<Ipv4Address>> nhrpServers = new LinkedHashMap<>();

  InterfaceExtras build(TunnelExtras tunnel) {
    return new InterfaceExtras(
        unnumbered,
        new ArrayList<>(virtualAddresses.values()),
        new Ipv6Interface(
            new ArrayList<>(ipv6Addresses.values()),
            ipv6Learned,
            ipv6Enabled,
            ipv6Mtu,
            ipv6MssClamp,
            ipv6FilterIn,
            ipv6FilterOut,
            ipv6Policy,
            ipv6Reassembly,
            ipv6Routing),
        mpls,
        mplsMtu,
        sourceCheck,
        inspectIn,
        inspectOut,
        zone,
        servicePolicyIn,
        servicePolicyOut,
        new LinkSettings(
            encapsulation,
            dialerPool,
            dialerPoolMember,
            pppoeClientPool,
            pppMaxPayload,
            pseudowire,
            isis),
        new OspfInterface(new ArrayList<>(areas.values()), mtuIgnore, ospfNetwork),
        tunnel,
        dfBit,
        ipsecFragmentation,
        sourceInterface,
        new ArrayList<>(vnis.values()),
        new Nhrp(
            nhrpNetwork,
            new ArrayList<>(nhrpMaps.values()),
            new ArrayList<>(nhrpServers.values())));
  }
}
