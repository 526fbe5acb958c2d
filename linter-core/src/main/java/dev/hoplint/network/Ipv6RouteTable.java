package dev.hoplint.network;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;

/** Routes of IPv6 by prefix, for longest-prefix look-up. */
final class Ipv6RouteTable<R> extends PrefixTable<Ipv6Address, Ipv6Prefix, R> {
  Ipv6RouteTable() {
    super(128);
  }

  @Override
  Ipv6Prefix prefix(Ipv6Address address, int length) {
    return new Ipv6Prefix(address, length);
  }

  @Override
  int lengthOf(Ipv6Prefix prefix) {
    return prefix.length();
  }
}
