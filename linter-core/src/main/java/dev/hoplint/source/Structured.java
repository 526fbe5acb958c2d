package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What commands print for programs, told by its start and the names of its fields. */
public final class Structured {
  private Structured() {}

  /** Whether a line starts what {@code esxcli --formatter=xml} prints. */
  public static boolean isXml(byte[] bytes, int start, int lineEnd) {
    return starts(bytes, start, lineEnd, "<?xml") || starts(bytes, start, lineEnd, "<output");
  }

  private static boolean starts(byte[] bytes, int start, int lineEnd, String wanted) {
    if (start + wanted.length() > lineEnd) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (bytes[start + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a line is a field as {@code esxcli --formatter=keyvalue} prints it: {@code
   * structure[0].Nic.Speed.integer=25000}.
   */
  public static boolean isKeyValue(byte[] bytes, int start, int lineEnd) {
    int dots = 0;
    int at = start;
    while (at < lineEnd && isKeyByte(bytes[at])) {
      dots += bytes[at] == '.' ? 1 : 0;
      at++;
    }
    boolean ends = at < lineEnd && bytes[at] == '=' && Words.isLetter(bytes[start]);
    return ends
        && dots >= 2
        && (isType(bytes, at, ".string")
            || isType(bytes, at, ".boolean")
            || isType(bytes, at, ".integer"));
  }

  private static boolean isKeyByte(int b) {
    return Words.isLetter(b) || Words.isDigit(b) || b == '.' || b == '[' || b == ']' || b == '_';
  }

  private static boolean isType(byte[] bytes, int end, String type) {
    return end >= type.length() && starts(bytes, end - type.length(), end, type);
  }

  /** Whether any of these starts on a line. */
  public static boolean startsAt(byte[] bytes, int start, int lineEnd) {
    return isJson(bytes, start, lineEnd)
        || isPython(bytes, start, lineEnd)
        || isXml(bytes, start, lineEnd)
        || isKeyValue(bytes, start, lineEnd);
  }

  /** Whether what {@code esxcli --formatter=python} prints starts here: {@code [{'Name': …}]}. */
  public static boolean isPython(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && (bytes[at] == '[' || bytes[at] == '{' || isBlank(bytes[at]))) {
      at++;
    }
    boolean opened = at > start && (bytes[start] == '[' || bytes[start] == '{');
    return opened && (starts(bytes, at, end, "'") || starts(bytes, at, end, "u'"));
  }

  private static boolean isBlank(int b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  /** Whether the text from {@code start} up to the end of its line may start a JSON value. */
  public static boolean isJson(byte[] bytes, int start, int lineEnd) {
    if (start >= lineEnd || (bytes[start] != '{' && bytes[start] != '[')) {
      return false;
    }
    int next = start + 1;
    while (next < lineEnd && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    if (next == lineEnd) {
      return true;
    }
    boolean member = bytes[next] == '"' || bytes[next] == '}';
    return bytes[start] == '{' ? member : bytes[next] == '{' || bytes[next] == ']';
  }

  /** The kind that a line's field names tell, or null. */
  static @Nullable PartKind kind(Words line) {
    int length = Math.min(4096, line.lineEnd() - line.lineStart());
    String text = new String(line.bytes(), line.lineStart(), length, StandardCharsets.UTF_8);
    // Of `ipv6 address list`, whose netmask is a length.
    if (names(text, "Address") && !names(text, "Network")) {
      return PartKind.ESXI_INTERFACE;
    }
    if (names(text, "Netmask") || names(text, "PrefixLength")) {
      return PartKind.ESXI_ROUTE;
    }
    if (names(text, "IPv4Address")
        || names(text, "IPv4Netmask")
        || names(text, "NetstackInstance")) {
      return PartKind.ESXI_INTERFACE;
    }
    boolean linux =
        text.contains("\"dst\"")
            || text.contains("\"addr_info\"")
            || (text.contains("\"priority\"") && text.contains("\"src\""));
    return linux ? PartKind.LINUX_ROUTE : null;
  }

  /** In quotes, or with the type that follows in keyvalue. */
  private static boolean names(String text, String field) {
    return text.contains("\"" + field + "\"")
        || text.contains("'" + field + "'")
        || text.contains("." + field + ".string=");
  }
}
