package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump.Linux;
import java.util.List;

/**
 * What a command of Linux shows.
 *
 * @param routes whether it shows an IPv4 route table
 * @param table the table
 * @param allTables whether it shows every table
 * @param complete false if it shows a part of the table or of the rules
 * @param ipv6 whether it shows IPv6 alone
 * @param ipv6Routes whether it shows an IPv6 route table
 */
record LinuxCommand(
    boolean routes,
    String table,
    boolean allTables,
    boolean complete,
    boolean ipv6,
    boolean ipv6Routes) {
  /** No command was echoed. */
  static final LinuxCommand NONE = new LinuxCommand(false, Linux.MAIN, false, true, false, false);

  static LinuxCommand of(List<String> words) {
    if (words.isEmpty()) {
      return NONE;
    }
    boolean whole = words.stream().noneMatch(word -> word.contains("|") || word.equals("grep"));
    return switch (words.get(0)) {
      case "ip" -> ip(words, whole);
      case "route", "netstat" -> {
        boolean ipv6 = words.contains("-6") || words.contains("inet6");
        yield new LinuxCommand(!ipv6, Linux.MAIN, false, whole, ipv6, ipv6);
      }
      default -> new LinuxCommand(false, Linux.MAIN, false, whole, false, false);
    };
  }

  private static LinuxCommand ip(List<String> words, boolean whole) {
    int at = 1;
    boolean ipv6 = false;
    while (at < words.size() && words.get(at).startsWith("-")) {
      ipv6 |= words.get(at).equals("-6");
      at++;
    }
    String object = at < words.size() ? words.get(at++) : "";
    if (!object.startsWith("r") || object.startsWith("ru")) {
      return new LinuxCommand(false, Linux.MAIN, false, whole, ipv6, false);
    }
    if (at < words.size() && isAbbreviation(words.get(at), "show", "list", "ls")) {
      at++;
    }
    String table = Linux.MAIN;
    boolean all = false;
    while (at + 1 < words.size() && !words.get(at).contains("|")) {
      String key = words.get(at);
      String value = words.get(at + 1);
      if (isAbbreviation(key, "table")) {
        all = value.equals("all");
        table = all ? Linux.MAIN : tableName(value);
      } else if (key.equals("vrf")) {
        table = "vrf " + value;
      } else {
        break;
      }
      at += 2;
    }
    return new LinuxCommand(!ipv6, table, all, whole && at >= words.size(), ipv6, ipv6);
  }

  private static boolean isAbbreviation(String word, String... full) {
    for (String name : full) {
      if (!word.isEmpty() && name.startsWith(word)) {
        return true;
      }
    }
    return false;
  }

  /** The kernel's own tables have names, and numbers besides. */
  static String tableName(String printed) {
    return switch (printed) {
      case "255" -> "local";
      case "254" -> Linux.MAIN;
      case "253" -> "default";
      default -> printed;
    };
  }
}
