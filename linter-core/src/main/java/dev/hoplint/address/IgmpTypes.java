package dev.hoplint.address;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * IGMP message types by the names that IOS takes and shows in access lists; the values are those of
 * the type byte (IANA registry of IGMP type numbers).
 */
public final class IgmpTypes {
  private static final Map<String, Integer> NUMBERS = new HashMap<>();
  private static final Map<Integer, String> NAMES = new HashMap<>();

  static {
    add("host-query", 0x11);
    add("host-report", 0x12);
    add("dvmrp", 0x13);
    add("pim", 0x14);
    add("trace", 0x15);
    add("v2-report", 0x16);
    add("v2-leave", 0x17);
    add("mtrace-resp", 0x1e);
    add("mtrace-route", 0x1f);
    add("v3-report", 0x22);

    // As newer releases call them: only from name to number.
    NUMBERS.put("v1host-report", 0x12);
    NUMBERS.put("v2host-report", 0x16);
    NUMBERS.put("v2leave-group", 0x17);
    NUMBERS.put("v3host-report", 0x22);
  }

  private IgmpTypes() {}

  private static void add(String name, int type) {
    NUMBERS.put(name, type);
    NAMES.put(type, name);
  }

  /** The type byte of a name in lower case, or of the one name that begins so; or null. */
  public static @Nullable Integer number(String name) {
    return Abbreviations.find(NUMBERS, name);
  }

  /** The name that IOS shows for a type byte, or null. */
  public static @Nullable String name(int type) {
    return NAMES.get(type);
  }

  /**
   * The type byte of a type as IOS writes its number: 0–15 is the lower half of the byte, the upper
   * half was IGMP's version 1 (RFC 1112, appendix I).
   */
  public static int ofNumber(int number) {
    return number < 16 ? 0x10 | number : number;
  }
}
