package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an interface's lines say besides {@link Interface}'s own components.
 *
 * @param unnumbered {@code ip unnumbered I}: the interface whose address is used
 * @param mpls {@code mpls ip}
 * @param mplsMtu {@code mpls mtu N}, bytes
 * @param inspectIn {@code ip inspect NAME in}
 * @param zone {@code zone-member security Z}
 * @param servicePolicyIn {@code service-policy input NAME}
 * @param dfBit {@code crypto ipsec df-bit clear|set|copy}
 * @param ipsecFragmentation {@code crypto ipsec fragmentation before-encryption|after-encryption}
 * @param sourceInterface {@code source-interface I} of an {@code nve} interface
 * @param vnis the numbers after {@code member vni}, as written
 */
public record InterfaceExtras(
    @Nullable NameUse unnumbered,
    List<VirtualAddress> virtualAddresses,
    Ipv6Interface ipv6,
    @Nullable Span mpls,
    @Nullable Setting<Integer> mplsMtu,
    @Nullable SourceCheck sourceCheck,
    @Nullable NameUse inspectIn,
    @Nullable NameUse inspectOut,
    @Nullable NameUse zone,
    @Nullable NameUse servicePolicyIn,
    @Nullable NameUse servicePolicyOut,
    LinkSettings link,
    OspfInterface ospf,
    TunnelExtras tunnel,
    @Nullable Setting<String> dfBit,
    @Nullable Setting<String> ipsecFragmentation,
    @Nullable NameUse sourceInterface,
    List<Setting<String>> vnis,
    Nhrp nhrp) {
  public static final InterfaceExtras NONE =
      new InterfaceExtras(
          null,
          List.of(),
          Ipv6Interface.NONE,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          LinkSettings.NONE,
          OspfInterface.NONE,
          TunnelExtras.NONE,
          null,
          null,
          null,
          List.of(),
          Nhrp.NONE);

  public InterfaceExtras {
    virtualAddresses = List.copyOf(virtualAddresses);
    vnis = List.copyOf(vnis);
  }
}
