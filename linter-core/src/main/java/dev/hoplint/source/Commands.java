package dev.hoplint.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a command prints. */
final class Commands {
  private Commands() {}

  /** The kind of part that an echoed command announces, or null. */
  static @Nullable PartKind kind(@Nullable String command) {
    if (command == null) {
      return null;
    }
    String words = " " + String.join(" ", command.toLowerCase(Locale.ROOT).split(" +")) + " ";
    if (words.startsWith(" esxcli ") || words.startsWith(" localcli ")) {
      return esxcli(words);
    }
    if (words.startsWith(" esxcfg-route ")) {
      return PartKind.ESXI_ROUTE;
    }
    if (words.startsWith(" esxcfg-vmknic ")) {
      return PartKind.ESXI_INTERFACE;
    }
    if (words.startsWith(" route print ")) {
      return PartKind.WINDOWS_ROUTE;
    }
    if (words.startsWith(" ip ")
        || words.startsWith(" route -")
        || words.startsWith(" netstat -r")
        || words.startsWith(" netstat -nr")) {
      return PartKind.LINUX_ROUTE;
    }
    if (!words.startsWith(" sh")) {
      return null;
    }
    String shown = words.substring(words.indexOf(' ', 1));
    if (shown.startsWith(" run") || shown.startsWith(" start") || shown.startsWith(" conf")) {
      return PartKind.IOS_CONFIG;
    }
    boolean route = shown.startsWith(" ip ro") && !shown.contains(" summ");
    return route ? PartKind.IOS_ROUTE : null;
  }

  private static @Nullable PartKind esxcli(String words) {
    if (words.contains(" network ip route ") && words.contains(" list ")) {
      return PartKind.ESXI_ROUTE;
    }
    boolean interfaces =
        words.contains(" network ip interface list ")
            || words.contains(" network ip interface ipv4 get ")
            || words.contains(" network ip interface ipv6 address list ");
    return interfaces ? PartKind.ESXI_INTERFACE : null;
  }
}
