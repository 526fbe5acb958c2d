package dev.hoplint.model;

import java.util.List;
import java.util.Locale;

/** Interface names of IOS, in their full spelling. */
public final class InterfaceName {
  /** Full spellings, in the order in which an abbreviation is tried. */
  private static final List<String> TYPES =
      List.of(
          "Ethernet",
          "FastEthernet",
          "GigabitEthernet",
          "TenGigabitEthernet",
          "TwoGigabitEthernet",
          "FiveGigabitEthernet",
          "TwentyFiveGigE",
          "FortyGigabitEthernet",
          "FiftyGigE",
          "HundredGigE",
          "FourHundredGigE",
          "AppGigabitEthernet",
          "Serial",
          "POS",
          "ATM",
          "Tunnel",
          "Loopback",
          "Vlan",
          "Port-channel",
          "Dialer",
          "Virtual-Template",
          "Virtual-Access",
          "Virtual-PPP",
          "VirtualPortGroup",
          "Multilink",
          "Null",
          "BDI",
          "BVI",
          "Cellular",
          "BRI",
          "Async",
          "Group-Async",
          "Embedded-Service-Engine",
          "Service-Engine",
          "Integrated-Service-Engine",
          "TokenRing",
          "Fddi",
          "MFR",
          "Bundle-Ether",
          "LISP",
          "NVI",
          "nve",
          "pseudowire",
          "Wlan-GigabitEthernet",
          "wlan-ap",
          "ucse",
          "Management",
          "Content-Engine",
          "Analysis-Module",
          "CEM",
          "vmi",
          "Overlay",
          "Auto-Template",
          "Dot11Radio",
          "Switch",
          "Controller",
          "EthernetInternal");

  private InterfaceName() {}

  /**
   * The full spelling of a name as typed: {@code gi0/1} is {@code GigabitEthernet0/1}. A type that
   * IOS does not know, or one abbreviated too far to be one type, is kept as written.
   */
  public static String canonical(String typed) {
    int digits = 0;
    while (digits < typed.length() && !isNumberStart(typed, digits)) {
      digits++;
    }
    String type = typed.substring(0, digits).strip();
    String number = typed.substring(digits);
    return type.isEmpty() ? typed : fullType(type) + number;
  }

  private static boolean isNumberStart(String typed, int at) {
    // "Dot11Radio0": the digits in the middle of a type name do not begin its number.
    return Character.isDigit(typed.charAt(at))
        && !typed.regionMatches(true, 0, "Dot11", 0, Math.min(5, at + 2));
  }

  private static String fullType(String type) {
    String wanted = type.toLowerCase(Locale.ROOT);
    String common =
        switch (wanted) {
          // Several types begin so; IOS users mean these.
          case "e", "et", "eth" -> "Ethernet";
          case "f", "fa" -> "FastEthernet";
          case "g", "gi", "gig", "ge" -> "GigabitEthernet";
          case "t", "te", "ten" -> "TenGigabitEthernet";
          case "tu", "tun" -> "Tunnel";
          case "s", "se", "ser" -> "Serial";
          case "l", "lo", "loop" -> "Loopback";
          case "v", "vl" -> "Vlan";
          case "po" -> "Port-channel";
          case "d", "di" -> "Dialer";
          case "hu" -> "HundredGigE";
          case "twe" -> "TwentyFiveGigE";
          default -> "";
        };
    if (!common.isEmpty()) {
      return common;
    }
    String only = "";
    for (String full : TYPES) {
      if (full.equalsIgnoreCase(wanted)) {
        return full;
      }
      if (full.toLowerCase(Locale.ROOT).startsWith(wanted)) {
        if (!only.isEmpty()) {
          return type;
        }
        only = full;
      }
    }
    return only.isEmpty() ? type : only;
  }

  /** Whether {@code typed} begins with the name, or an abbreviation of it, of an interface type. */
  public static boolean isKnownType(String typed) {
    String full = canonical(typed);
    return TYPES.stream().anyMatch(type -> full.regionMatches(true, 0, type, 0, type.length()));
  }
}
