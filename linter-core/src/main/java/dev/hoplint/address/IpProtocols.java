package dev.hoplint.address;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * IP protocol numbers and the names that IOS gives them in access lists (Cisco IOS Security Command
 * Reference, {@code permit (IP)}). {@code ip} is no protocol but all of them.
 */
public final class IpProtocols {
  public static final int ICMP = 1;
  public static final int IGMP = 2;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int GRE = 47;
  public static final int ESP = 50;
  public static final int AHP = 51;
  public static final int SCTP = 132;

  private static final Map<String, Integer> NUMBERS = new HashMap<>();
  private static final Map<Integer, String> NAMES = new HashMap<>();

  static {
    add("icmp", ICMP);
    add("igmp", IGMP);
    add("ipinip", 4);
    add("tcp", TCP);
    add("igrp", 9);
    add("udp", UDP);
    add("gre", GRE);
    add("esp", ESP);
    add("ahp", AHP);
    add("eigrp", 88);
    add("ospf", 89);
    add("nos", 94);
    add("pim", 103);
    add("pcp", 108);
    add("sctp", SCTP);
  }

  private IpProtocols() {}

  private static void add(String name, int number) {
    NUMBERS.put(name, number);
    NAMES.put(number, name);
  }

  /** The number 0–255 of a name in lower case, or null. */
  public static @Nullable Integer number(String name) {
    return NUMBERS.get(name);
  }

  /** As {@link #number}, or of the one name that begins so; null if there is none, or more. */
  public static @Nullable Integer abbreviated(String name) {
    return "ip".startsWith(name) ? NUMBERS.get(name) : Abbreviations.find(NUMBERS, name);
  }

  /** The name that IOS shows for a number, or null if it shows the number. */
  public static @Nullable String name(int number) {
    return NAMES.get(number);
  }

  /** The name, or the number where there is none. */
  public static String nameOrNumber(int number) {
    String name = name(number);
    return name == null ? Integer.toString(number) : name;
  }

  /** Whether the protocol's header begins with a source and a destination port. */
  public static boolean hasPorts(int number) {
    return number == TCP || number == UDP || number == SCTP;
  }
}
