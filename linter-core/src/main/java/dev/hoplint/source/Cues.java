package dev.hoplint.source;

import java.util.Locale;

/** Tells lines of dumps by their words: headings where a language keeps them, else the shape. */
final class Cues {
  private Cues() {}

  /** The cue that a line gives; a heading may stand behind an echoed command. */
  static Cue of(Words line) {
    int count = line.count();
    if (count == 0) {
      return Cue.NONE;
    }
    Cue first = at(line, 0);
    if (first != Cue.NONE) {
      return first;
    }
    for (int word = 1; word + 2 < count; word++) {
      Cue header = esxiHeader(line, word);
      if (header != Cue.NONE) {
        return header;
      }
      // A dump that was pasted as one line begins with its list of interfaces.
      if (startsWindowsRoute(line, word)) {
        return Cue.WINDOWS_HEADER;
      }
    }
    return Cue.NONE;
  }

  /**
   * The word at which an ESXi table's heading starts, or -1: up to there goes the echoed command.
   */
  static int headingAt(Words line) {
    for (int word = 0; word < line.count(); word++) {
      boolean block = line.isVmknic(word) && line.is(word + 1, "name:");
      if (block || line.isRule(word) || esxiHeader(line, word) != Cue.NONE) {
        return word;
      }
    }
    return -1;
  }

  private static Cue at(Words line, int word) {
    Cue esxi = esxiHeader(line, word);
    if (esxi != Cue.NONE) {
      return esxi;
    }
    if (isIosRouteHeader(line)) {
      return Cue.IOS_ROUTE_HEADER;
    }
    if (isWindowsHeader(line)) {
      return Cue.WINDOWS_HEADER;
    }
    if (isLinuxHeader(line)) {
      return Cue.LINUX_HEADER;
    }
    return row(line);
  }

  private static Cue esxiHeader(Words line, int word) {
    if (line.are(word, "network", "netmask") || line.are(word, "vmkernel", "routes:")) {
      return Cue.ESXI_ROUTE_HEADER;
    }
    if (line.are(word, "network", "prefix", "length")) {
      return Cue.ESXI_ROUTE_HEADER;
    }
    if (line.are(word, "name", "ipv4", "address")) {
      return Cue.ESXI_ADDRESS_HEADER;
    }
    if (line.are(word, "interface", "address", "netmask")) {
      return Cue.ESXI_IPV6_ADDRESS_HEADER;
    }
    if (line.are(word, "interface", "port") && line.startsWith(word + 2, "group")) {
      return Cue.ESXI_VMKNIC_HEADER;
    }
    return line.count() == word + 1 ? csvHeader(line, word) : Cue.NONE;
  }

  /** {@code esxcli --formatter=csv} names the fields as the tables do, without blanks. */
  private static Cue csvHeader(Words line, int word) {
    if (line.length(word) > 400 || !line.contains(word, ',')) {
      return Cue.NONE;
    }
    String names = "," + line.text(word).toLowerCase(Locale.ROOT) + ",";
    boolean length = names.contains(",netmask,") || names.contains(",prefixlength,");
    if (names.contains(",network,") && length) {
      return Cue.ESXI_ROUTE_HEADER;
    }
    boolean nics =
        names.contains(",netstackinstance,")
            || names.contains(",ipv4address,")
            || (names.contains(",interface,") && names.contains(",address,"));
    return nics ? Cue.ESXI_ADDRESS_HEADER : Cue.NONE;
  }

  private static boolean isIosRouteHeader(Words line) {
    boolean legend = line.is(3, "local,") || line.is(3, "connected,") || line.startsWith(3, "igrp");
    return (line.is(0, "codes:") && legend)
        || line.are(0, "gateway", "of", "last", "resort")
        || line.are(0, "routing", "table:");
  }

  private static boolean isWindowsHeader(Words line) {
    return line.are(0, "active", "routes:")
        || line.are(0, "persistent", "routes:")
        || line.are(0, "ipv4", "route", "table")
        || line.are(0, "network", "destination", "netmask")
        || line.are(0, "network", "address", "netmask");
  }

  private static boolean isLinuxHeader(Words line) {
    return line.are(0, "kernel", "ip", "routing")
        || line.are(0, "kernel", "ipv6", "routing")
        || line.are(0, "destination", "gateway", "genmask");
  }

  private static Cue row(Words line) {
    if (line.is(0, "name:") && line.isVmknic(1)) {
      return Cue.ESXI_NIC;
    }
    if (line.isVmknic(0)) {
      return vmknicRow(line);
    }
    if (isNicKey(line)) {
      return Cue.ESXI_NIC_KEY;
    }
    if (isEsxiRoute(line)) {
      return Cue.ESXI_ROUTE_ROW;
    }
    if (isWindowsRoute(line)) {
      return Cue.WINDOWS_ROW;
    }
    if (isLinuxRow(line)) {
      return Cue.LINUX_ROW;
    }
    return isIosRoute(line) ? Cue.IOS_ROUTE_ROW : Cue.NONE;
  }

  private static Cue vmknicRow(Words line) {
    if (line.is(1, "name:") && line.isVmknic(2)) {
      return Cue.ESXI_NIC;
    }
    if (isCell(line, 1) && isCell(line, 2) && isCell(line, 3)) {
      return Cue.ESXI_ADDRESS_ROW;
    }
    if (line.isIpv6(1) && line.isNumber(2)) {
      return Cue.ESXI_IPV6_ADDRESS_ROW;
    }
    for (int word = 1; word + 1 < line.count(); word++) {
      if (line.is(word, "ipv4") || line.is(word, "ipv6")) {
        return Cue.ESXI_VMKNIC_ROW;
      }
    }
    return Cue.NONE;
  }

  private static boolean isNicKey(Words line) {
    return line.are(0, "mac", "address:")
        || line.is(0, "portset:")
        || line.is(0, "portgroup:")
        || line.are(0, "netstack", "instance:")
        || line.are(0, "tso", "mss:")
        || (line.is(0, "vds") && line.last(1) == ':');
  }

  private static boolean isCell(Words line, int word) {
    return line.isAddress(word) || line.is(word, "n/a");
  }

  private static boolean isEsxiRoute(Words line) {
    if (!(line.is(0, "default") || line.isAddress(0)) || !line.isAddress(1)) {
      return false;
    }
    return line.are(2, "local", "subnet")
        ? line.isVmknic(4)
        : line.isAddress(2) && line.isVmknic(3);
  }

  /** Two addresses, an address or words of any language, an address and a number (domain 5.5). */
  private static boolean isWindowsRoute(Words line) {
    int last = line.count() - 1;
    while (last > 3 && !line.isNumber(last)) {
      last--;
    }
    return last >= 4
        && line.isNumber(last)
        && line.isAddress(0)
        && line.isAddress(1)
        && line.isAddress(last - 1);
  }

  /** A row in the midst of a line, before which a row of equals signs stands. */
  private static boolean startsWindowsRoute(Words line, int word) {
    return line.isAddress(word)
        && line.isAddress(word + 1)
        && line.isAddress(word + 3)
        && line.isNumber(word + 4)
        && line.isRule(0);
  }

  private static boolean isLinuxRow(Words line) {
    if (line.startsWith(0, "net.ipv4.conf.")) {
      return true;
    }
    // A policy rule: `32766: from all lookup main`.
    if (line.last(0) == ':'
        && Words.isDigit(line.at(0, 0))
        && (line.is(1, "from") || line.is(1, "not"))) {
      return true;
    }
    // An interface of `ip addr`, and its address.
    if (line.last(0) == ':' && Words.isDigit(line.at(0, 0)) && line.last(1) == ':') {
      return line.is(2, "mtu") || line.is(3, "mtu");
    }
    // The same on one line, and in brief.
    if (line.last(0) == ':' && Words.isDigit(line.at(0, 0)) && line.is(2, "inet")) {
      return line.isPrefix(3);
    }
    if ((line.is(1, "up") || line.is(1, "unknown")) && line.isPrefix(2) && line.contains(2, '/')) {
      return true;
    }
    if (line.is(0, "inet") && line.isPrefix(1)) {
      return line.is(2, "scope") || line.is(2, "brd") || line.is(2, "peer");
    }
    if (line.startsWith(0, "[{\"dst\":") || line.startsWith(0, "\"dst\":")) {
      return true;
    }
    int target = isRouteType(line) ? 1 : 0;
    if (!line.is(target, "default") && !line.isPrefix(target)) {
      return false;
    }
    boolean way = line.is(target + 1, "via") || line.is(target + 1, "dev");
    return way
        ? line.length(target + 2) > 0
        : target == 1 && (line.count() == 2 || line.is(2, "metric") || line.is(2, "proto"));
  }

  private static boolean isRouteType(Words line) {
    return line.is(0, "unreachable")
        || line.is(0, "blackhole")
        || line.is(0, "prohibit")
        || line.is(0, "throw")
        || line.is(0, "broadcast")
        || line.is(0, "local")
        || line.is(0, "multicast")
        || line.is(0, "unicast");
  }

  /** {@code O IA 10.0.0.0/8 [110/2] via …}, {@code C 10.0.0.0 is directly connected, …}. */
  private static boolean isIosRoute(Words line) {
    if (line.length(0) > 2 || !Words.isLetter(line.at(0, 0))) {
      return false;
    }
    for (int word = 1; word < 4; word++) {
      if (line.isPrefix(word)) {
        return line.at(word + 1, 0) == '['
            || line.are(word + 1, "is", "directly", "connected,")
            || line.are(word + 1, "is", "a", "summary,");
      }
    }
    return false;
  }
}
