package dev.hoplint.rules.routes;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.Platform;
import dev.hoplint.network.EndHost;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;

/** An interface in a subnet, and the line that says so. */
record SubnetMember(String interfaceName, Ipv4Prefix subnet, String words, Span span) {
  /** By the addresses; of interfaces whose addresses no dump shows, by the on-link routes. */
  static List<SubnetMember> of(EndHost host, EndHost.Stack stack) {
    List<SubnetMember> members = new ArrayList<>();
    if (host.platform() == Platform.ESXI) {
      for (HostDump.Address address : stack.addresses()) {
        Ipv4Address own = address.address().value();
        if (own != null && address.length() > 0 && address.length() < 32) {
          members.add(
              new SubnetMember(
                  address.interfaceName(),
                  new Ipv4Prefix(own.bits(), address.length()),
                  own + "/" + address.length(),
                  address.span()));
        }
      }
    }
    if (members.isEmpty()) {
      for (HostDump.Route route : OnLink.of(host, stack).connected()) {
        Ipv4Prefix prefix = route.prefix();
        if (prefix != null) {
          members.add(
              new SubnetMember(route.interfaceName(), prefix, prefix.toString(), route.span()));
        }
      }
    }
    members.removeIf(member -> isDown(stack, member.interfaceName()));
    return members;
  }

  private static boolean isDown(EndHost.Stack stack, String interfaceName) {
    HostDump.Nic nic = stack.nic(interfaceName);
    return nic != null && !nic.enabled();
  }
}
