package dev.hoplint.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A shell's or a router's prompt at the start of a line, with the command echoed behind it.
 *
 * @param shell whose prompt it is
 * @param host the name in it, or null
 * @param command offset at which the command starts; the end of the line if none was typed
 */
record Prompt(Shell shell, @Nullable String host, int command) {

  enum Shell {
    /** A Unix shell: ESXi, Linux. */
    UNIX,
    WINDOWS,
    /** IOS and what looks like it. */
    ROUTER
  }

  /** The prompt that the line starts with, or null. */
  static @Nullable Prompt read(Words line) {
    if (line.count() == 0) {
      return null;
    }
    return switch (line.at(0, 0)) {
      case '[' -> bracketed(line);
      case '#', '$' -> bare(line);
      case '~', '/' -> folder(line);
      case '-', '=' -> section(line);
      default -> named(line);
    };
  }

  /** {@code [root@esx1:~] esxcli …} of ESXi, {@code [root@web1 ~]# ip route} of Linux. */
  private static @Nullable Prompt bracketed(Words line) {
    int close = -1;
    for (int word = 0; word < line.count() && close < 0; word++) {
      for (int i = 0; i < line.length(word); i++) {
        if (line.at(word, i) == ']') {
          close = line.start(word) + i;
          break;
        }
      }
    }
    int at = indexOf(line.bytes(), '@', line.start(0), close);
    if (at < 0) {
      return null;
    }
    int end = at + 1;
    while (end < close && line.bytes()[end] != ':' && line.bytes()[end] != ' ') {
      end++;
    }
    return new Prompt(Shell.UNIX, host(line.bytes(), at + 1, end), after(line, close + 1));
  }

  /** {@code # esxcli …}: a comment looks the same, so the command must be one that we know. */
  private static @Nullable Prompt bare(Words line) {
    boolean alone = line.length(0) == 1;
    return alone && isUnixCommand(line, 1) ? new Prompt(Shell.UNIX, null, line.start(1)) : null;
  }

  /** {@code ~ # esxcli …}, {@code /vmfs/volumes # …}. */
  private static @Nullable Prompt folder(Words line) {
    if (line.length(1) == 1 && (line.at(1, 0) == '#' || line.at(1, 0) == '$')) {
      return new Prompt(Shell.UNIX, null, after(line, line.end(1)));
    }
    boolean joined = line.length(0) == 2 && line.at(0, 1) == '#';
    return joined ? new Prompt(Shell.UNIX, null, after(line, line.end(0))) : null;
  }

  /**
   * {@code ------------------ show running-config ------------------} of {@code show tech-support}.
   */
  private static @Nullable Prompt section(Words line) {
    boolean framed =
        line.isRule(0) && line.count() > 3 && line.isRule(line.count() - 1) && line.is(1, "show");
    return framed ? new Prompt(Shell.ROUTER, null, line.start(1)) : null;
  }

  private static @Nullable Prompt named(Words line) {
    boolean drive = Words.isLetter(line.at(0, 0)) && line.at(0, 1) == ':' && line.at(0, 2) == '\\';
    boolean powerShell = line.is(0, "ps") && line.at(1, 1) == ':' && line.at(1, 2) == '\\';
    if (drive || powerShell) {
      int close = indexOf(line.bytes(), '>', line.lineStart(), line.lineEnd());
      return close < 0 ? null : new Prompt(Shell.WINDOWS, null, after(line, close + 1));
    }
    int at = indexOf(line.bytes(), '@', line.start(0), line.end(0));
    if (at > line.start(0)) {
      return userAtHost(line, at);
    }
    if (line.is(0, "esxcli")
        || line.is(0, "localcli")
        || line.is(0, "esxcfg-route")
        || line.is(0, "esxcfg-vmknic")) {
      return new Prompt(Shell.UNIX, null, line.start(0));
    }
    if (line.are(0, "route", "print")) {
      return new Prompt(Shell.WINDOWS, null, line.start(0));
    }
    if (isShow(line, 0)) {
      return new Prompt(Shell.ROUTER, null, line.start(0));
    }
    return router(line);
  }

  /** {@code root@esx1:~# cmd}, {@code root@esx1 # cmd}. */
  private static @Nullable Prompt userAtHost(Words line, int at) {
    int end = at + 1;
    while (end < line.end(0) && isNameByte(line.bytes()[end])) {
      end++;
    }
    if (end == at + 1) {
      return null;
    }
    String host = host(line.bytes(), at + 1, end);
    int last = line.last(0);
    if (last == '#' || last == '$' || last == '>') {
      return new Prompt(Shell.UNIX, host, after(line, line.end(0)));
    }
    boolean sign = line.length(1) == 1 && (line.at(1, 0) == '#' || line.at(1, 0) == '$');
    return sign ? new Prompt(Shell.UNIX, host, after(line, line.end(1))) : null;
  }

  /** {@code R1#show ip route}, {@code R1(config)#}, {@code RP/0/0/CPU0:xr1#show run}. */
  private static @Nullable Prompt router(Words line) {
    int start = line.start(0);
    int end = line.end(0);
    byte[] bytes = line.bytes();
    int sign = start;
    while (sign < end && (isNameByte(bytes[sign]) || isRouterByte(bytes[sign]))) {
      sign++;
    }
    if (sign == start || sign == end || (bytes[sign] != '#' && bytes[sign] != '>')) {
      return null;
    }
    if (!Words.isLetter(bytes[start]) || line.isIndented()) {
      return null;
    }
    // The command may follow without a blank.
    String verb = sign + 1 < end ? text(bytes, sign + 1, end) : line.text(1);
    boolean typed = sign + 1 < end || line.count() > 1;
    if (typed && !RouterVerbs.isVerb(verb.toLowerCase(Locale.ROOT))) {
      return null;
    }
    return new Prompt(Shell.ROUTER, routerName(bytes, start, sign), after(line, sign + 1));
  }

  /** {@code R1(config-if)#} is R1's prompt, {@code RP/0/0/CPU0:xr1#} is xr1's. */
  private static @Nullable String routerName(byte[] bytes, int start, int sign) {
    int from = start;
    int end = sign;
    for (int i = start; i < sign; i++) {
      if (bytes[i] == ':') {
        from = i + 1;
      } else if (bytes[i] == '(') {
        end = i;
        break;
      }
    }
    return end <= from ? null : host(bytes, from, end);
  }

  /** Whether the words from {@code word} on are a command that prints routes or interfaces. */
  static boolean isUnixCommand(Words line, int word) {
    return line.is(word, "esxcli")
        || line.is(word, "localcli")
        || line.is(word, "esxcfg-route")
        || line.is(word, "esxcfg-vmknic")
        || (line.is(word, "ip") && isIpShow(line, word + 1))
        || (line.is(word, "route") && (line.count() == word + 1 || line.at(word + 1, 0) == '-'))
        || (line.is(word, "netstat") && line.startsWith(word + 1, "-"))
        || line.is(word, "sysctl")
        || line.is(word, "vim-cmd");
  }

  private static boolean isIpShow(Words line, int word) {
    int at = word;
    while (line.at(at, 0) == '-') {
      at++;
    }
    return line.abbreviates(at, "route", 1)
        || line.abbreviates(at, "rule", 2)
        || line.abbreviates(at, "address", 1);
  }

  /** {@code show run…}, {@code show ip route…}: what a router prints starts a part of its own. */
  static boolean isShow(Words line, int word) {
    if (!line.abbreviates(word, "show", 2)) {
      return false;
    }
    return line.abbreviates(word + 1, "running-config", 3)
        || line.abbreviates(word + 1, "startup-config", 4)
        || line.is(word + 1, "config")
        || (line.is(word + 1, "ip") && line.abbreviates(word + 2, "route", 2));
  }

  /** Where the command starts that may stand behind a prompt that ends at {@code offset}. */
  private static int after(Words line, int offset) {
    int at = offset;
    while (at < line.lineEnd() && isFiller(line.bytes()[at])) {
      at++;
    }
    return at;
  }

  /** {@code ]#} and {@code ]$} are one prompt, and so is {@code #} alone behind a folder. */
  private static boolean isFiller(int c) {
    return c == ' ' || c == '\t' || c == '#' || c == '$' || c == TerminalLog.FILLER;
  }

  /** A name, or null for {@code localhost}, which names no host. */
  private static @Nullable String host(byte[] bytes, int start, int end) {
    String name = text(bytes, start, end);
    return name.isEmpty() || name.equals("localhost") ? null : name;
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  private static boolean isNameByte(int c) {
    return Words.isLetter(c) || Words.isDigit(c) || c == '-' || c == '_' || c == '.' || c < 0;
  }

  private static boolean isRouterByte(int c) {
    return c == '/' || c == ':' || c == '(' || c == ')';
  }

  private static int indexOf(byte[] bytes, int wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
