package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Configurations that look like IOS and are not: reading them as IOS would give wrong facts. Each
 * is known by statements that IOS does not have.
 */
enum Dialect {
  NX_OS("an NX-OS configuration"),
  IOS_XR("an IOS-XR configuration"),
  ASA("an ASA or PIX configuration"),
  EOS("an Arista EOS configuration"),
  JUNOS("a Junos configuration"),
  FORTI_OS("a FortiOS configuration"),
  PAN_OS("a PAN-OS configuration"),
  GAIA("a Check Point Gaia configuration"),
  ACOS("an A10 ACOS configuration"),
  F5("an F5 configuration"),
  FAST_IRON("a Brocade or Ruckus FastIron configuration"),
  ARUBA("an Aruba configuration"),
  PRO_CURVE("a ProCurve configuration"),
  HUAWEI("a Huawei or H3C configuration"),
  ROUTER_OS("a MikroTik RouterOS configuration"),
  FRR("an FRR configuration"),
  DELL("a Dell Networking configuration"),
  CUMULUS("a Cumulus configuration"),
  EXTREME("an ExtremeXOS configuration"),
  CISCO_SMB("a configuration of a Cisco small-business switch"),
  OTHER("a configuration of another system"),
  NX_OS_ROUTE("a route table of NX-OS"),
  EOS_ROUTE("a route table of Arista EOS"),
  FRR_ROUTE("a route table of FRR or Quagga");

  private final String description;

  Dialect(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean isRouteTable() {
    return this == NX_OS_ROUTE || this == EOS_ROUTE || this == FRR_ROUTE;
  }

  /** The dialect that a statement gives away, or null. */
  static @Nullable Dialect of(Words line) {
    return line.isIndented() ? ofSubStatement(line) : ofStatement(line);
  }

  /** The dialect that a comment names, or null: devices and collectors write it into the head. */
  static @Nullable Dialect ofComment(Words line) {
    if (line.length(0) > 200) {
      return null;
    }
    int length = Math.min(200, line.lineEnd() - line.start(0));
    String comment = new String(line.bytes(), line.start(0), length, StandardCharsets.UTF_8);
    if (comment.startsWith("!!") && comment.contains("IOS XR")) {
      return IOS_XR;
    }
    if (line.startsWith(0, "!command:") || comment.startsWith("!Running configuration last done")) {
      return NX_OS;
    }
    if (comment.startsWith("! device:") && comment.contains("EOS")) {
      return EOS;
    }
    if (line.startsWith(0, "!rancid-content-type:")) {
      return rancid(line);
    }
    if (comment.contains("(ACOS)")) {
      return ACOS;
    }
    if (comment.startsWith("#config-version=")) {
      return FORTI_OS;
    }
    if (comment.startsWith("#TMSH-VERSION")) {
      return F5;
    }
    if (comment.startsWith("!Version ArubaOS")) {
      return ARUBA;
    }
    if (comment.startsWith("; ") && comment.contains("Configuration Editor")) {
      return PRO_CURVE;
    }
    if (comment.startsWith("## Last ")) {
      return JUNOS;
    }
    return comment.startsWith(": Saved") ? ASA : null;
  }

  /** RANCID writes the kind of device into the first line of what it collects. */
  private static @Nullable Dialect rancid(Words line) {
    return switch (line.text(1)) {
      case "arista" -> EOS;
      case "cisco-nx" -> NX_OS;
      case "cisco-xr" -> IOS_XR;
      case "foundry" -> FAST_IRON;
      case "force10", "dell" -> DELL;
      case "juniper" -> JUNOS;
      case "", "cisco", "cat5" -> null;
      default -> OTHER;
    };
  }

  private static @Nullable Dialect ofStatement(Words line) {
    int count = line.count();
    return switch (line.length(0) > 32 ? "" : line.text(0)) {
      case "ASA", "PIX", "FWSM" -> line.is(1, "version") ? ASA : null;
      case "nameif" -> ASA;
      case "same-security-traffic" -> ASA;
      case "object" -> line.is(1, "network") || line.is(1, "service") ? ASA : null;
      case "access-list" ->
          line.is(2, "extended") || line.is(2, "webtype") || line.is(2, "ethertype") ? ASA : null;
      case "feature" -> count == 2 || count == 3 ? NX_OS : null;
      case "vdc" -> count > 2 && line.is(2, "id") ? NX_OS : null;
      case "vrf" -> line.is(1, "context") ? NX_OS : line.is(1, "instance") ? EOS : null;
      case "vpc" -> line.is(1, "domain") ? NX_OS : null;
      case "IP" -> line.are(1, "route", "table", "for", "vrf") ? NX_OS_ROUTE : null;
      case "Codes:" ->
          line.are(7, "k", "-", "kernel")
              ? EOS_ROUTE
              : line.are(1, "k", "-", "kernel") ? FRR_ROUTE : null;
      case "username" -> hasRole(line) ? NX_OS : null;
      case "spanning-tree" -> line.are(1, "mode", "mstp") ? EOS : null;
      case "mlag" -> EOS;
      case "route-policy", "prefix-set", "community-set", "as-path-set", "rd-set" -> IOS_XR;
      case "router" -> line.is(1, "static") && count == 2 ? IOS_XR : null;
      case "ipv4" -> line.is(1, "access-list") ? IOS_XR : null;
      case "interface" ->
          line.startsWith(1, "mgmteth") || line.is(1, "preconfigure") ? IOS_XR : null;
      case "daemon" -> count == 2 ? EOS : null;
      case "transceiver" -> line.is(1, "qsfp") ? EOS : null;
      case "management" ->
          line.is(1, "api") || line.is(1, "ssh") || line.is(1, "telnet") || line.is(1, "console")
              ? EOS
              : null;
      case "service" -> line.are(1, "routing", "protocols", "model") ? EOS : null;
      case "set" -> ofSet(line);
      case "config" -> line.is(1, "system") || line.is(1, "firewall") ? FORTI_OS : null;
      case "ltm" -> F5;
      case "ver" -> Words.isDigit(line.at(1, 0)) ? FAST_IRON : null;
      case "module" -> line.isNumber(1) && line.last(2) != 0 && count == 3 ? FAST_IRON : null;
      case "netservice", "netdestination" -> ARUBA;
      case "wlan" -> line.last(1) != 0 && line.startsWith(1, "ssid-profile") ? ARUBA : null;
      case "ip" -> line.are(1, "access-list", "session") ? ARUBA : null;
      case "hostname" -> line.at(1, 0) == '"' ? PRO_CURVE : null;
      case "sysname" -> HUAWEI;
      case "frr" -> line.is(1, "version") || line.is(1, "defaults") ? FRR : null;
      case "stack-unit" -> DELL;
      case "net" -> line.is(1, "add") ? CUMULUS : null;
      case "create", "configure" -> line.is(1, "vlan") ? EXTREME : null;
      case "config-file-header" -> CISCO_SMB;
      case "system", "interfaces", "version" -> isBraced(line) ? JUNOS : null;
      default -> line.at(0, 0) == '/' && Words.isLetter(line.at(0, 1)) ? routerOs(line) : null;
    };
  }

  /** NX-OS and EOS give a user a role, IOS a privilege. */
  private static boolean hasRole(Words line) {
    for (int word = 2; word + 1 < line.count(); word++) {
      if (line.is(word, "role")) {
        return line.startsWith(word + 1, "network-") || line.startsWith(word + 1, "vdc-");
      }
    }
    return false;
  }

  private static boolean isBraced(Words line) {
    int last = line.last(line.count() - 1);
    return last == '{' || last == ';';
  }

  private static @Nullable Dialect routerOs(Words line) {
    return line.is(0, "/interface") || line.is(0, "/ip") || line.is(0, "/system")
        ? ROUTER_OS
        : null;
  }

  private static @Nullable Dialect ofSet(Words line) {
    return switch (line.length(1) > 32 ? "" : line.text(1)) {
      case "system", "interfaces", "protocols", "routing-options", "policy-options", "security" ->
          JUNOS;
      case "deviceconfig", "network", "rulebase", "vsys" -> PAN_OS;
      case "static-route", "hostname" -> GAIA;
      case "interface" -> line.is(3, "ipv4-address") ? GAIA : null;
      default -> null;
    };
  }

  private static @Nullable Dialect ofSubStatement(Words line) {
    if (line.are(0, "ipv4", "address")) {
      return IOS_XR;
    }
    boolean level = line.is(0, "security-level") && line.isNumber(1);
    return line.is(0, "nameif") || level ? ASA : null;
  }
}
