package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;

/** Routes by prefix, for longest-prefix look-up. Of one prefix, the least distance wins. */
public final class RouteTable<R> extends PrefixTable<Ipv4Address, Ipv4Prefix, R> {
  public RouteTable() {
    super(32);
  }

  @Override
  Ipv4Prefix prefix(Ipv4Address address, int length) {
    return new Ipv4Prefix(address.bits(), length);
  }

  @Override
  int lengthOf(Ipv4Prefix prefix) {
    return prefix.length();
  }
}
