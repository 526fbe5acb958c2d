package dev.hoplint.address;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of fields of the IP header by the names that IOS takes and shows in access lists (Cisco
 * IOS Security Command Reference, {@code permit (IP)}; RFC 2474, RFC 791, RFC 1349; the IANA
 * registry of IP option numbers). Names are in lower case, and may be short for one alone.
 */
public final class HeaderFieldNames {
  private static final Map<String, Integer> DSCP =
      Map.ofEntries(
          Map.entry("default", 0),
          Map.entry("cs1", 8),
          Map.entry("af11", 10),
          Map.entry("af12", 12),
          Map.entry("af13", 14),
          Map.entry("cs2", 16),
          Map.entry("af21", 18),
          Map.entry("af22", 20),
          Map.entry("af23", 22),
          Map.entry("cs3", 24),
          Map.entry("af31", 26),
          Map.entry("af32", 28),
          Map.entry("af33", 30),
          Map.entry("cs4", 32),
          Map.entry("af41", 34),
          Map.entry("af42", 36),
          Map.entry("af43", 38),
          Map.entry("cs5", 40),
          Map.entry("ef", 46),
          Map.entry("cs6", 48),
          Map.entry("cs7", 56));

  private static final Map<String, Integer> PRECEDENCE =
      Map.of(
          "routine", 0,
          "priority", 1,
          "immediate", 2,
          "flash", 3,
          "flash-override", 4,
          "critical", 5,
          "internet", 6,
          "network", 7);

  private static final Map<String, Integer> TOS =
      Map.of(
          "normal", 0,
          "min-monetary-cost", 1,
          "max-reliability", 2,
          "max-throughput", 4,
          "min-delay", 8);

  private static final Map<String, Integer> OPTIONS =
      Map.ofEntries(
          Map.entry("eool", 0),
          Map.entry("no-op", 1),
          Map.entry("record-route", 7),
          Map.entry("zsu", 10),
          Map.entry("mtup", 11),
          Map.entry("mtur", 12),
          Map.entry("encode", 15),
          Map.entry("timestamp", 68),
          Map.entry("traceroute", 82),
          Map.entry("security", 130),
          Map.entry("lsr", 131),
          Map.entry("ext-security", 133),
          Map.entry("com-security", 134),
          Map.entry("stream-id", 136),
          Map.entry("ssr", 137),
          Map.entry("visa", 142),
          Map.entry("imitd", 144),
          Map.entry("ext-ip", 145),
          Map.entry("add-ext", 147),
          Map.entry("router-alert", 148),
          Map.entry("sdb", 149),
          Map.entry("nsapa", 150),
          Map.entry("dps", 151),
          Map.entry("ump", 152),
          Map.entry("finn", 205));

  private HeaderFieldNames() {}

  /** 0–63, or null. */
  public static @Nullable Integer dscp(String name) {
    return Abbreviations.find(DSCP, name);
  }

  /** 0–7, the three high bits of the type of service byte; or null. */
  public static @Nullable Integer precedence(String name) {
    return Abbreviations.find(PRECEDENCE, name);
  }

  /** 0–15, the four bits after the precedence; or null. */
  public static @Nullable Integer tos(String name) {
    return Abbreviations.find(TOS, name);
  }

  /** An IP option's type byte, or null. */
  public static @Nullable Integer option(String name) {
    return Abbreviations.find(OPTIONS, name);
  }
}
