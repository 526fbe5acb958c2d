package dev.hoplint.address;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ICMP messages by the names that IOS takes and shows in access lists (Cisco IOS Security Command
 * Reference, {@code permit (IP)}: ICMP message type names; numbers from the IANA registry).
 */
public final class IcmpMessages {
  /**
   * A message.
   *
   * @param type ICMP type 0–255
   * @param code ICMP code 0–255, or -1 for every code of the type
   */
  public record Message(int type, int code) {}

  private static final Map<String, Message> MESSAGES = new HashMap<>();
  private static final Map<Message, String> NAMES = new HashMap<>();

  static {
    add("echo-reply", 0, -1);
    add("unreachable", 3, -1);
    add("net-unreachable", 3, 0);
    add("host-unreachable", 3, 1);
    add("protocol-unreachable", 3, 2);
    add("port-unreachable", 3, 3);
    add("packet-too-big", 3, 4);
    add("source-route-failed", 3, 5);
    add("network-unknown", 3, 6);
    add("host-unknown", 3, 7);
    add("host-isolated", 3, 8);
    add("dod-net-prohibited", 3, 9);
    add("dod-host-prohibited", 3, 10);
    add("net-tos-unreachable", 3, 11);
    add("host-tos-unreachable", 3, 12);
    add("administratively-prohibited", 3, 13);
    add("host-precedence-unreachable", 3, 14);
    add("precedence-unreachable", 3, 15);
    add("source-quench", 4, -1);
    add("redirect", 5, -1);
    add("net-redirect", 5, 0);
    add("host-redirect", 5, 1);
    add("net-tos-redirect", 5, 2);
    add("host-tos-redirect", 5, 3);
    add("alternate-address", 6, -1);
    add("echo", 8, -1);
    add("router-advertisement", 9, -1);
    add("router-solicitation", 10, -1);
    add("time-exceeded", 11, -1);
    add("ttl-exceeded", 11, 0);
    add("reassembly-timeout", 11, 1);
    add("parameter-problem", 12, -1);
    add("general-parameter-problem", 12, 0);
    add("option-missing", 12, 1);
    add("no-room-for-option", 12, 2);
    add("timestamp-request", 13, -1);
    add("timestamp-reply", 14, -1);
    add("information-request", 15, -1);
    add("information-reply", 16, -1);
    add("mask-request", 17, -1);
    add("mask-reply", 18, -1);
    add("traceroute", 30, -1);
    add("conversion-error", 31, -1);
    add("mobile-redirect", 32, -1);
  }

  private IcmpMessages() {}

  private static void add(String name, int type, int code) {
    Message message = new Message(type, code);
    MESSAGES.put(name, message);
    NAMES.put(message, name);
  }

  /** The message of a name in lower case, or null. */
  public static @Nullable Message message(String name) {
    return MESSAGES.get(name);
  }

  /** As {@link #message}, or of the one name that begins so; null if there is none. */
  public static @Nullable Message abbreviated(String name) {
    return Abbreviations.find(MESSAGES, name);
  }

  /** The name that IOS shows for a type and code (-1 for every code), or null. */
  public static @Nullable String name(int type, int code) {
    return NAMES.get(new Message(type, code));
  }
}
