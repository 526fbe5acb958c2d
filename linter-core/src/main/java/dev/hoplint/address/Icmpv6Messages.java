package dev.hoplint.address;

import dev.hoplint.address.IcmpMessages.Message;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * ICMPv6 messages by the names that IOS takes and shows in IPv6 access lists (Cisco IOS IPv6
 * Command Reference, {@code permit (IPv6)}; IOS XE has those after the seventh type of RFC 4443;
 * numbers from the IANA registry of ICMPv6 parameters).
 */
public final class Icmpv6Messages {
  private static final int ANY_CODE = -1;

  private static final Map<String, Message> MESSAGES =
      Map.ofEntries(
          type("unreachable", 1),
          // Whether it is this type, or its code 3 (address), the documentation does not say.
          type("destination-unreachable", 1),
          code("no-route", 1, 0),
          code("no-admin", 1, 1),
          code("beyond-scope", 1, 2),
          code("port-unreachable", 1, 4),
          code("source-policy", 1, 5),
          code("reject-route", 1, 6),
          code("source-route-header", 1, 7),
          type("packet-too-big", 2),
          type("time-exceeded", 3),
          code("hop-limit", 3, 0),
          code("reassembly-timeout", 3, 1),
          type("parameter-problem", 4),
          code("header", 4, 0),
          code("next-header", 4, 1),
          code("next-header-type", 4, 1),
          code("parameter-option", 4, 2),
          type("echo-request", 128),
          type("echo-reply", 129),
          type("mld-query", 130),
          type("mld-report", 131),
          type("mld-reduction", 132),
          type("router-solicitation", 133),
          type("router-advertisement", 134),
          type("nd-ns", 135),
          type("nd-na", 136),
          type("redirect", 137),
          type("router-renumbering", 138),
          code("renum-command", 138, 0),
          code("renum-result", 138, 1),
          code("renum-seq-number", 138, 255),
          type("ni-query", 139),
          type("ni-response", 140),
          type("ind-solicitation", 141),
          type("ind-advertisement", 142),
          type("mldv2-report", 143),
          type("dhaad-request", 144),
          type("dhaad-reply", 145),
          type("mpd-solicitation", 146),
          type("mpd-advertisement", 147),
          type("cp-solicitation", 148),
          type("cp-advertisement", 149),
          type("mr-advertisement", 151),
          type("mr-solicitation", 152),
          type("mr-termination", 153),
          type("rpl-control", 155));

  private static final Map<String, String> NAMES =
      MESSAGES.keySet().stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> name));

  private Icmpv6Messages() {}

  private static Map.Entry<String, Message> type(String name, int type) {
    return Map.entry(name, new Message(type, ANY_CODE));
  }

  private static Map.Entry<String, Message> code(String name, int type, int code) {
    return Map.entry(name, new Message(type, code));
  }

  /** The message of a name in lower case, or null. */
  public static @Nullable Message message(String name) {
    return MESSAGES.get(name);
  }

  /** The name that a word in lower case is, or alone is short for; or null. */
  public static @Nullable String spelledOut(String word) {
    return Abbreviations.find(NAMES, word);
  }

  /** Whether the name is known and what it means is not, to the code. */
  public static boolean isUnsure(String name) {
    return name.equals("destination-unreachable");
  }
}
