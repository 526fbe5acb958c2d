package dev.hoplint.parse.ios;

import static dev.hoplint.parse.ios.Printer.join;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.InterfaceExtras;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.LinkSettings;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.OspfInterface;
import dev.hoplint.model.Reassembly;
import dev.hoplint.model.Setting;
import dev.hoplint.model.SourceCheck;
import dev.hoplint.model.Tunnel;
import dev.hoplint.model.VirtualAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an interface's facts as the lines of its block. */
final class InterfacePrinter {
  private final List<String> lines = new ArrayList<>();

  private InterfacePrinter() {}

  static List<String> lines(Interface port) {
    InterfacePrinter printer = new InterfacePrinter();
    printer.print(port);
    printer.print(port.extras());
    printer.print(port.extras().ipv6());
    printer.print(port.extras().link());
    printer.print(port.extras().ospf());
    if (port.tunnel() != null) {
      printer.print(port.tunnel(), port);
    }
    return printer.lines;
  }

  private void setting(String words, @Nullable Setting<?> setting) {
    if (setting != null) {
      lines.add(words + " " + setting.value());
    }
  }

  private void name(String words, @Nullable NameUse use, String after) {
    if (use != null) {
      lines.add(join(words, use.name(), after));
    }
  }

  private void flag(String words, boolean on) {
    if (on) {
      lines.add(words);
    }
  }

  private void print(Interface port) {
    for (InterfaceAddress address : port.addresses()) {
      lines.add(
          join(
              "ip address",
              address.address(),
              new Ipv4Address(address.subnet().mask()),
              address.secondary() ? "secondary" : ""));
    }
    switch (port.addressSource()) {
      case DHCP -> lines.add("ip address dhcp");
      case NEGOTIATED -> lines.add("ip address negotiated");
      case UNNUMBERED -> name("ip unnumbered", port.extras().unnumbered(), "");
      default -> {}
    }
    setting("vrf forwarding", port.vrf());
    setting("mtu", port.mtu());
    setting("ip mtu", port.ipMtu());
    setting("ip tcp adjust-mss", port.mssClamp());
    name("ip policy route-map", port.policy(), "");
    if (port.nat() != null) {
      lines.add("ip nat " + port.nat().value().name().toLowerCase(Locale.ROOT));
    }
    name("ip access-group", port.accessGroupIn(), "in");
    name("ip access-group", port.accessGroupOut(), "out");
    flag("no ip unreachables", port.unreachablesOff() != null);
    for (Reassembly reassembly : port.reassembly()) {
      lines.add(
          join(
              reassembly.on() ? "" : "no",
              "ip virtual-reassembly",
              reassembly.out() ? "out" : "in"));
    }
    name("crypto map", port.cryptoMap(), "");
    flag("ip load-sharing per-packet", port.loadSharing() != null);
    flag("shutdown", port.isShutdown());
  }

  private void print(InterfaceExtras extras) {
    for (VirtualAddress virtual : extras.virtualAddresses()) {
      String protocol =
          switch (virtual.protocol()) {
            case HSRP -> "standby";
            case VRRP -> "vrrp";
            case GLBP -> "glbp";
          };
      lines.add(
          join(
              protocol,
              virtual.group(),
              "ip",
              virtual.address(),
              virtual.secondary() ? "secondary" : ""));
    }
    flag("mpls ip", extras.mpls() != null);
    setting("mpls mtu", extras.mplsMtu());
    SourceCheck check = extras.sourceCheck();
    if (check != null) {
      lines.add(
          join(
              "ip verify unicast source reachable-via",
              check.strict() ? "rx" : "any",
              check.allowDefault() ? "allow-default" : "",
              check.allowSelfPing() ? "allow-self-ping" : "",
              check.list() == null ? "" : check.list().name()));
    }
    name("ip inspect", extras.inspectIn(), "in");
    name("ip inspect", extras.inspectOut(), "out");
    name("zone-member security", extras.zone(), "");
    name("service-policy input", extras.servicePolicyIn(), "");
    name("service-policy output", extras.servicePolicyOut(), "");
    setting("crypto ipsec df-bit", extras.dfBit());
    setting("crypto ipsec fragmentation", extras.ipsecFragmentation());
    name("source-interface", extras.sourceInterface(), "");
    extras.vnis().forEach(vni -> setting("member vni", vni));
  }

  private void print(Ipv6Interface ipv6) {
    for (Ipv6Interface.Address address : ipv6.addresses()) {
      lines.add(
          switch (address.kind()) {
            case LINK_LOCAL -> join("ipv6 address", address.address(), "link-local");
            case UNICAST -> join("ipv6 address", address.address() + "/" + address.length());
            case EUI_64 ->
                join("ipv6 address", address.address() + "/" + address.length(), "eui-64");
            case ANYCAST ->
                join("ipv6 address", address.address() + "/" + address.length(), "anycast");
          });
    }
    flag("ipv6 enable", ipv6.enabled() != null);
    setting("ipv6 mtu", ipv6.mtu());
    setting("ipv6 tcp adjust-mss", ipv6.mssClamp());
    name("ipv6 traffic-filter", ipv6.filterIn(), "in");
    name("ipv6 traffic-filter", ipv6.filterOut(), "out");
    name("ipv6 policy route-map", ipv6.policy(), "");
  }

  private void print(LinkSettings link) {
    setting("encapsulation", link.encapsulation());
    setting("dialer pool", link.dialerPool());
    setting("dialer pool-member", link.dialerPoolMember());
    setting("pppoe-client dial-pool-number", link.pppoeClientPool());
    setting("pppoe-client ppp-max-payload", link.pppMaxPayload());
  }

  private void print(OspfInterface ospf) {
    for (OspfInterface.Area area : ospf.areas()) {
      lines.add(join("ip ospf", area.process(), "area", area.area()));
    }
    flag("ip ospf mtu-ignore", ospf.mtuIgnore() != null);
    setting("ip ospf network", ospf.network());
  }

  private void print(Tunnel tunnel, Interface port) {
    setting("tunnel source", tunnel.sourceAddress());
    name("tunnel source", tunnel.sourceInterface(), "");
    setting("tunnel source", port.extras().tunnel().sourceIpv6());
    setting("tunnel destination", tunnel.destination());
    setting("tunnel destination", port.extras().tunnel().destinationName());
    setting("tunnel destination", port.extras().tunnel().destinationIpv6());
    flag("tunnel mode " + tunnel.mode(), !tunnel.mode().equals(Tunnel.DEFAULT_MODE));
    if (tunnel.vrf() != null) {
      lines.add("tunnel vrf " + tunnel.vrf());
    }
    setting("tunnel key", tunnel.key());
    flag("tunnel checksum", tunnel.checksum());
    flag("tunnel sequence-datagrams", tunnel.sequenceDatagrams());
    name("tunnel protection ipsec profile", tunnel.protection(), "");
    if (tunnel.pathMtuDiscovery() != null) {
      Setting<Integer> age = port.extras().tunnel().pathMtuAge();
      Setting<Integer> minimum = port.extras().tunnel().pathMtuMinimum();
      String timer = age == null ? "" : age.value() < 0 ? "infinite" : age.value().toString();
      lines.add(
          join(
              "tunnel path-mtu-discovery",
              timer.isEmpty() ? "" : "age-timer " + timer,
              minimum == null ? "" : "min-mtu " + minimum.value()));
    }
  }
}
