package dev.hoplint.source;

import dev.hoplint.source.KindDetector.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into its parts: at each prompt with a command, at each heading of another table, and
 * between the configurations of two devices. Prompts and commands that print nothing belong to no
 * part. Takes time in proportion to the text.
 */
public final class PartSplitter {
  /** In bytes; what is longer is a command with its output in the same line. */
  private static final int LONGEST = 400;

  private final SourceText text;
  private final byte[] bytes;
  private final Words line;
  private final Banners banners;
  private final List<Part> parts = new ArrayList<>();

  private int start;
  private @Nullable String command;
  private @Nullable String host;
  private Evidence evidence = new Evidence();

  /** Where the configuration of another device would start, or -1: after {@code end}. */
  private int boundary = -1;

  private @Nullable String hostname;

  /** Start of the line before, if it is one bare word: how {@code interface list} names a block. */
  private int bareWord = -1;

  private PartSplitter(SourceText text) {
    this.text = text;
    this.bytes = text.bytes();
    this.line = new Words(bytes);
    this.banners = new Banners(bytes);
  }

  /**
   * The parts of a file in its order; at least one, of kind {@link PartKind#UNKNOWN} if need be.
   */
  public static List<Part> split(SourceText text) {
    return new PartSplitter(text).split();
  }

  private List<Part> split() {
    int at = 0;
    while (at < bytes.length) {
      int end = Lines.end(bytes, at, bytes.length);
      int next = Lines.next(bytes, end, bytes.length);
      line.line(at, end);
      take(at, end, next);
      at = Math.max(next, banners.endOf(line));
    }
    close(bytes.length);
    if (parts.isEmpty()) {
      parts.add(new Part(PartKind.UNKNOWN, 0, bytes.length, command, host));
    }
    return List.copyOf(parts);
  }

  private void take(int at, int end, int next) {
    Prompt prompt = Prompt.read(line);
    if (prompt != null && isPrompt(prompt)) {
      if (isEcho(prompt, at)) {
        return;
      }
      open(at, next, prompt);
      // A dump pasted as one line has its table behind the command.
      line.line(prompt.command(), end);
      int heading = Cues.headingAt(line);
      command = commandText(heading);
      if (heading >= 0) {
        line.line(line.start(heading), end);
        evidence.add(line);
      }
      return;
    }
    if (startsAnother()) {
      int from = bareWord >= 0 && line.is(0, "name:") ? bareWord : at;
      close(from);
      begin(from);
      command = null;
    }
    device(at, next);
    evidence.add(line);
    bareWord = line.count() == 1 ? at : bareWord >= 0 && line.count() == 0 ? bareWord : -1;
  }

  /** Inside a configuration only a router's own prompt counts: free text may hold any other. */
  private boolean isPrompt(Prompt prompt) {
    return prompt.shell() == Prompt.Shell.ROUTER || !evidence.looksLikeIos();
  }

  /** A terminal may show a command once as typed and once as sent. */
  private boolean isEcho(Prompt prompt, int at) {
    String typed = command;
    return prompt.command() == at
        && typed != null
        && evidence.isEmpty()
        && line.lineEnd() - at <= LONGEST
        && typed.equals(withoutFiller(text.text(at, line.lineEnd())).strip());
  }

  private void open(int at, int next, Prompt prompt) {
    close(at);
    // A parser of configurations knows no prompts; those of dumps do, and need the command.
    begin(prompt.shell() == Prompt.Shell.ROUTER ? next : at);
    host = prompt.host() == null && prompt.command() == at ? host : prompt.host();
  }

  private @Nullable String commandText(int heading) {
    int from = lastCommand(heading < 0 ? line.count() : heading);
    int to = heading < 0 ? line.lineEnd() : line.start(heading);
    if (to <= from) {
      return null;
    }
    String typed = new String(bytes, from, Math.min(to - from, LONGEST), StandardCharsets.UTF_8);
    typed =
        before(before(before(before(withoutFiller(typed), " ---"), " ==="), "<br"), "</").strip();
    // A bar at the end is the border of a table that the text was pasted from.
    while (typed.endsWith("|")) {
      typed = typed.substring(0, typed.length() - 1).strip();
    }
    return typed.isEmpty() ? null : typed;
  }

  private static String withoutFiller(String text) {
    return text.replace(Character.toString(TerminalLog.FILLER), "");
  }

  private static String before(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  /** Where the last command starts: a whole session may have been pasted as one line. */
  private int lastCommand(int words) {
    int from = line.lineStart();
    for (int word = 0; word + 1 < words; word++) {
      boolean sign = line.length(word) == 1 && (line.at(word, 0) == '#' || line.at(word, 0) == '$');
      boolean bracket = line.at(word, 0) == '[' && line.last(word) == ']';
      if ((sign || bracket) && Prompt.isUnixCommand(line, word + 1)) {
        from = line.start(word + 1);
      }
    }
    return from;
  }

  /** Whether the line is the heading of another table than the one that stands before it. */
  private boolean startsAnother() {
    if (evidence.isEmpty()) {
      return false;
    }
    Cue cue = Cues.of(line);
    PartKind before = evidence.table();
    if (cue == Cue.NONE) {
      return before != null && startsConfiguration();
    }
    if (evidence.looksLikeIos()) {
      return cue.isHeader() || cue == Cue.ESXI_NIC;
    }
    if (cue == Cue.LINUX_ROW && before != null && before != PartKind.LINUX_ROUTE) {
      // Linux prints most tables without a heading.
      return before == PartKind.WINDOWS_ROUTE || isSeparate(before);
    }
    if (before == PartKind.IOS_ROUTE && line.are(0, "routing", "table:")) {
      // The next VRF of `show ip route vrf *`.
      return true;
    }
    if (before == null || !isSeparate(cue.kind())) {
      return cue.isHeader() && before != null && before != cue.kind();
    }
    if (!cue.isHeader()) {
      return cue == Cue.ESXI_NIC && evidence.header() != null;
    }
    Cue header = evidence.header();
    return before != cue.kind() || (header != cue && evidence.hasRows()) || evidence.hasRows();
  }

  /** Each ESXi table is the output of one command; the other kinds print several headings. */
  private static boolean isSeparate(PartKind kind) {
    return kind == PartKind.ESXI_ROUTE || kind == PartKind.ESXI_INTERFACE;
  }

  private boolean startsConfiguration() {
    return !line.isIndented()
        && (line.is(0, "hostname") || line.is(0, "version") || line.is(0, "interface"))
        && IosStatement.of(line) == IosStatement.SURE;
  }

  /** Cuts between two devices' configurations: at a second hostname, after the first one's end. */
  private void device(int at, int next) {
    if (line.isIndented() || line.count() == 0 || !evidence.looksLikeIos()) {
      hostname = line.count() == 2 && line.is(0, "hostname") ? line.text(1) : hostname;
      return;
    }
    if (line.count() == 1 && line.is(0, "end")) {
      boundary = next;
    } else if (line.are(0, "building", "configuration...") && boundary < 0) {
      boundary = at;
    } else if (line.count() == 2 && line.is(0, "hostname")) {
      String name = line.text(1);
      if (hostname != null && boundary > start && !name.equals(hostname)) {
        int cut = boundary;
        close(cut);
        begin(cut);
        evidence = Evidence.ofConfiguration();
      }
      hostname = name;
    }
  }

  private void begin(int at) {
    start = at;
    command = null;
    evidence = new Evidence();
    boundary = -1;
    hostname = null;
    bareWord = -1;
  }

  /** Ends the part before {@code end}, if it holds anything. */
  private void close(int end) {
    Verdict verdict = evidence.verdict(command);
    boolean silent = evidence.isEmpty() && verdict.kind() == PartKind.UNKNOWN;
    if (!silent && end > start) {
      parts.add(new Part(verdict.kind(), start, end, command, host));
    }
  }
}
