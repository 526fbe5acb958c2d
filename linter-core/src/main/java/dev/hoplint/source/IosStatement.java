package dev.hoplint.source;

import java.util.Set;

/** How surely a line is a statement of an IOS configuration. */
enum IosStatement {
  NONE,
  /** A line that stands in IOS configurations, and in other texts too. */
  PLAUSIBLE,
  /** A line that hardly stands anywhere else. */
  SURE;

  private static final Set<String> ROUTER =
      words(
          """
          bgp egp eigrp igrp isis lisp mobile odr ospf ospfv3 rip
          """);

  private static final Set<String> IP =
      words(
          """
          access-group access-list accounting address admission arp as-path auth-proxy
          bandwidth-percent bgp-community bootp cef classless community-list ddns default-gateway
          default-network device dhcp dns domain domain-list domain-lookup domain-name dvmrp eigrp
          explicit-path extcommunity-list finger flow flow-cache flow-export flow-top-talkers
          forward-protocol ftp gratuitous-arps hello-interval helper-address hold-time host http
          icmp identd igmp inspect ips kerberos load-sharing local mroute msdp mtu multicast
          multicast-routing name-server nat nbar options ospf pim policy policy-list port-map
          prefix-list proxy-arp radius rcmd redirects reflexive-list rip route routing rpf rsvp
          rtcp sap scp sla source source-route spd ssh subnet-zero summary-address tacacs tcp
          telnet tftp unnumbered unreachables urlfilter verify virtual-reassembly vrf wccp
          """);

  private static final Set<String> IPV6 =
      words(
          """
          access-list address cef destination-guard dhcp eigrp enable general-prefix hop-limit
          host icmp inspect ioam local mfib mld mtu multicast multicast-routing nat nd neighbor
          ospf pim policy prefix-list redirects rip route router snooping source-guard
          source-route spd traffic-filter unicast-routing unnumbered verify
          """);

  private static final Set<String> CRYPTO =
      words(
          """
          ca call ctcp dynamic-map engine gdoi identity ikev2 ipsec isakmp key keyring logging map
          mib pki provisioning wui xauth
          """);

  /** First words that are enough together with a second one. */
  private static final Set<String> SURE_FIRST =
      words(
          """
          aaa boot-end-marker boot-start-marker class-map config-register control-plane dial-peer
          dialer-list errdisable key l2vpn mac-address-table mls mpls ntp object-group policy-map
          port-channel privilege pseudowire-class radius-server snmp-server spanning-tree standby
          switchport tacacs-server username vtp zone-pair
          """);

  private static final Set<String> PLAUSIBLE_FIRST =
      words(
          """
          access-list action address address-family alias archive area arp async-bootp
          authentication auto-summary avb bandwidth banner bba-group bfd bgp bind boot bridge
          bsd-client buffers building cable call card cdp channel-group clns clock clock-period
          cns controller cpd crypto crypto-local cts current default default-information
          default-metric delay deny description device-tracking diagnostic dialer distance
          distribute-list dot1x downward-compatible-config dss duplex eigrp enable encapsulation
          encr end environment ephone ephone-dn event exec-timeout exit exit-address-family export
          fabric file flow frame-relay gatekeeper gateway global-address-family group hash
          hold-queue host hostname hw-module icmp icmp-object identity ikev2 import interface ip
          ip-sla ipv6 isdn keepalive kron l2 l2tp-class lane license line lldp load-interval
          location logging login login-block mac macro management-interface match maximum-paths
          md5 media-type memory memory-size metadata method mmi monitor mtu multilink name nat
          nat64 negotiation neighbor netconf netconf-yang network network-clock-participate
          network-object nls no object parser partition passive-interface password peer
          performance permit platform policy power process prompt ptp queue radius range rd
          redistribute redundancy reload remark remote-span resource restconf resume rmon rollback
          route route-map route-tag route-target router router-id rtr sampler scheduler sdm
          security segment-routing serial service service-policy service-template set shell
          shutdown sip-ua snmp sntp source source-interface speed ssh stack-mac stackwise-virtual
          subnet subscriber summary-address switch synchronization system table-map tag-switching
          tcp telephony-service template tftp-server time-range timers track translation-rule
          transport tunnel udld udp upgrade using variance version virtual-service vlan voice vpdn
          vpdn-group vrf vrrp vty-async wsma x25 xconnect zone zone-member
          """);

  /** Statements of IOS that the systems that look like it do not have. */
  static boolean isOfIosAlone(Words line) {
    int first = line.is(0, "no") ? 1 : 0;
    return line.is(first, "boot-start-marker")
        || line.are(first, "service", "timestamps")
        || line.are(first, "service", "pad")
        || line.are(first, "service", "password-encryption")
        || line.are(first, "ip", "classless")
        || line.are(first, "ip", "subnet-zero")
        || line.are(first, "ip", "forward-protocol")
        || line.are(first, "ip", "cef")
        || line.are(first, "ip", "nat")
        || line.are(first, "ip", "access-list", "extended")
        || line.are(first, "line", "con", "0")
        || line.are(first, "current", "configuration", ":");
  }

  /** Statements that ASA writes otherwise: its lists have no `ip` before them. */
  static boolean isNeverOfAsa(Words line) {
    return line.are(0, "ip", "access-group")
        || (line.are(0, "ip", "access-list") && line.count() > 3)
        || line.are(0, "ip", "route")
        || line.are(0, "mac", "access-list");
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }

  static IosStatement of(Words line) {
    if (line.count() == 0) {
      return NONE;
    }
    int first = line.is(0, "no") || line.is(0, "default") ? 1 : 0;
    if (first >= line.count()) {
      return NONE;
    }
    if (isSure(line, first)) {
      return SURE;
    }
    String word = lower(line, first);
    return PLAUSIBLE_FIRST.contains(word) || SURE_FIRST.contains(word) ? PLAUSIBLE : NONE;
  }

  private static boolean isSure(Words line, int first) {
    int second = first + 1;
    int count = line.count() - first;
    if (count == 1) {
      return line.is(first, "boot-start-marker") || line.is(first, "control-plane");
    }
    String word = lower(line, first);
    return switch (word) {
      case "interface", "int", "inter", "interf" -> isInterface(line, second, count);
      case "hostname" -> count == 2;
      case "ip" -> isIp(line, second, count);
      case "ipv6" -> IPV6.contains(lower(line, second));
      case "crypto" -> CRYPTO.contains(lower(line, second));
      case "access-list" -> isNumberedList(line, second);
      case "route-map" -> count > 2 ? isRouteMap(line, second) : isPlainName(line, second);
      case "router" -> ROUTER.contains(lower(line, second));
      case "line" -> isLine(line, second);
      case "enable" -> line.is(second, "secret") || line.is(second, "password");
      case "service" -> isService(line, second);
      case "vrf" -> line.is(second, "definition") || line.is(second, "forwarding");
      case "vlan", "track", "bridge" -> count <= 6 && line.isNumber(second);
      case "banner" ->
          line.is(second, "motd") || line.is(second, "login") || line.is(second, "exec");
      case "logging" ->
          line.isAddress(second) || line.is(second, "buffered") || line.is(second, "host");
      case "zone" -> line.is(second, "security");
      case "version" -> count == 2 && Words.isDigit(line.at(second, 0)) && line.last(second) != ';';
      case "clock" -> line.is(second, "timezone") || line.is(second, "summer-time");
      case "event" -> line.is(second, "manager");
      case "tunnel" -> line.is(second, "source") || line.is(second, "destination");
      case "permit", "deny" -> isEntry(line, second);
      default -> SURE_FIRST.contains(word) && isPlainName(line, second);
    };
  }

  /** {@code interface GigabitEthernet0/0}, {@code interface Serial 0/0 point-to-point}. */
  private static boolean isInterface(Words line, int name, int count) {
    if (line.is(name, "range")) {
      return true;
    }
    if (count > 4 || !Words.isLetter(line.at(name, 0)) || line.last(name) == ':') {
      return false;
    }
    int last = line.last(name);
    boolean numbered = Words.isDigit(last) || (count > 2 && Words.isDigit(line.at(name + 1, 0)));
    return numbered && isPlainName(line, name);
  }

  private static boolean isIp(Words line, int second, int count) {
    String word = lower(line, second);
    if (word.equals("route")) {
      return line.isPrefix(second + 1) || (line.is(second + 1, "vrf") && count > 4);
    }
    if (word.equals("address")) {
      return line.isPrefix(second + 1)
          || line.is(second + 1, "dhcp")
          || line.is(second + 1, "negotiated");
    }
    return word.equals("routing") ? count == 2 : IP.contains(word);
  }

  private static boolean isNumberedList(Words line, int number) {
    return line.isNumber(number)
        && (line.is(number + 1, "permit")
            || line.is(number + 1, "deny")
            || line.is(number + 1, "remark")
            || line.is(number + 1, "dynamic"));
  }

  /** Not {@code route-map NAME, permit, sequence 10} of {@code show route-map}. */
  private static boolean isRouteMap(Words line, int name) {
    return isPlainName(line, name)
        && (line.is(name + 1, "permit") || line.is(name + 1, "deny") || line.isNumber(name + 1));
  }

  private static boolean isLine(Words line, int second) {
    return line.is(second, "vty")
        || line.abbreviates(second, "console", 3)
        || line.is(second, "aux")
        || line.is(second, "tty");
  }

  private static boolean isService(Words line, int second) {
    return line.is(second, "timestamps")
        || line.is(second, "password-encryption")
        || line.is(second, "pad")
        || line.is(second, "config")
        || line.is(second, "dhcp")
        || line.startsWith(second, "tcp-")
        || line.startsWith(second, "udp-")
        || line.is(second, "sequence-numbers")
        || line.is(second, "compress-config")
        || line.is(second, "nagle");
  }

  /** An entry of an access list that is pasted without its list. */
  private static boolean isEntry(Words line, int protocol) {
    boolean known =
        line.is(protocol, "ip")
            || line.is(protocol, "tcp")
            || line.is(protocol, "udp")
            || line.is(protocol, "icmp");
    return known
        && (line.is(protocol + 1, "any")
            || line.is(protocol + 1, "host")
            || line.isAddress(protocol + 1));
  }

  private static boolean isPlainName(Words line, int word) {
    int last = line.last(word);
    return last != ',' && last != ':' && last != '.' && last != 0;
  }

  /** Statements are short words: what is longer is none of them. */
  private static String lower(Words line, int word) {
    return line.length(word) > 32 ? "" : line.text(word).toLowerCase(java.util.Locale.ROOT);
  }
}
