package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON that commands print, told by its start and its member names. */
public final class Json {
  private Json() {}

  /** Whether the text from {@code start} up to the end of its line may start a JSON value. */
  public static boolean startsAt(byte[] bytes, int start, int lineEnd) {
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

  /** The kind that a line's member names tell, or null. */
  static @Nullable PartKind kind(Words line) {
    int length = Math.min(4096, line.lineEnd() - line.lineStart());
    String text = new String(line.bytes(), line.lineStart(), length, StandardCharsets.UTF_8);
    if (text.contains("\"Netmask\"")) {
      return PartKind.ESXI_ROUTE;
    }
    if (text.contains("\"IPv4Address\"")
        || text.contains("\"IPv4Netmask\"")
        || text.contains("\"NetstackInstance\"")) {
      return PartKind.ESXI_INTERFACE;
    }
    boolean linux =
        text.contains("\"dst\"")
            || text.contains("\"addr_info\"")
            || (text.contains("\"priority\"") && text.contains("\"src\""));
    return linux ? PartKind.LINUX_ROUTE : null;
  }
}
