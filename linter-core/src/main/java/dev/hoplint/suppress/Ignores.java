package dev.hoplint.suppress;

import dev.hoplint.rule.RuleNames;
import dev.hoplint.source.Shown;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ignores of one file, in the order of its lines.
 *
 * <p>An ignore is a comment that begins with {@code hoplint:} and the word {@code ignore} or {@code
 * ignore-file}, whatever their case, then ids, names or families with commas between them, then
 * {@code --} and a reason. The comment begins with {@code !} or {@code #}, or is the text of a
 * {@code remark}. At the end of a line it is for that line, otherwise for the next line that is no
 * comment, remark or blank line.
 */
public record Ignores(List<Ignore> all) {
  private static final String KEYWORD = "hoplint:";
  private static final String REMARK = "remark";

  public Ignores {
    all = List.copyOf(all);
  }

  /** Finds them; costs one look at each byte if there are none. */
  public static Ignores of(SourceText text, RuleNames names) {
    return new Scan(text, names).run();
  }

  private static final class Scan {
    private final SourceText text;
    private final byte[] bytes;
    private final RuleNames names;
    private final List<Ignore> found = new ArrayList<>();

    Scan(SourceText text, RuleNames names) {
      this.text = text;
      this.bytes = text.bytes();
      this.names = names;
    }

    Ignores run() {
      int statement = 0;
      for (int i = KEYWORD.length() - 1; i < bytes.length; i++) {
        if (bytes[i] != ':' || !isWord(KEYWORD, i + 1 - KEYWORD.length())) {
          continue;
        }
        int keyword = i + 1 - KEYWORD.length();
        int line = text.lineAt(keyword);
        int comment = commentStart(keyword, text.lineStart(line));
        if (comment < 0) {
          continue;
        }
        int target = line;
        if (isWord(REMARK, comment) || isBlank(text.lineStart(line), comment)) {
          // Lines between two ignores are looked at once only.
          statement = statement > line ? statement : nextStatement(line + 1);
          target = statement > text.lineCount() ? Ignore.NO_LINE : statement;
        }
        int end = text.lineEnd(line);
        Span span = new Span(text.file(), comment, end);
        found.add(read(span, text.text(i + 1, end).strip(), target));
        i = end;
      }
      return new Ignores(found);
    }

    /** Where the comment begins whose text begins at {@code keyword}; -1 if there is none. */
    private int commentStart(int keyword, int lineStart) {
      int at = keyword;
      while (at > lineStart && isBlank(bytes[at - 1])) {
        at--;
      }
      int sign = at;
      while (sign > lineStart && (bytes[sign - 1] == '!' || bytes[sign - 1] == '#')) {
        sign--;
      }
      if (sign == at) {
        sign = at < keyword ? at - REMARK.length() : -1;
        if (sign < lineStart || !isWord(REMARK, sign)) {
          return -1;
        }
      }
      return sign == lineStart || isBlank(bytes[sign - 1]) ? sign : -1;
    }

    private int nextStatement(int line) {
      int next = line;
      while (next <= text.lineCount() && !isStatement(next)) {
        next++;
      }
      return next;
    }

    private boolean isStatement(int line) {
      int end = text.lineEnd(line);
      int at = skipBlanks(text.lineStart(line), end);
      if (at == end || bytes[at] == '!' || bytes[at] == '#') {
        return false;
      }
      // "remark ...", "10 remark ...", "access-list 101 remark ..."
      int before = isWord("access-list", at) ? 2 : bytes[at] >= '0' && bytes[at] <= '9' ? 1 : 0;
      for (int word = 0; word < before; word++) {
        at = skipBlanks(skipWord(at, end), end);
      }
      return !isWord(REMARK, at) || !isEnd(at + REMARK.length(), end);
    }

    private boolean isEnd(int at, int end) {
      return at >= end || isBlank(bytes[at]);
    }

    private int skipBlanks(int from, int end) {
      int at = from;
      while (at < end && isBlank(bytes[at])) {
        at++;
      }
      return at;
    }

    private int skipWord(int from, int end) {
      int at = from;
      while (at < end && !isBlank(bytes[at])) {
        at++;
      }
      return at;
    }

    private boolean isBlank(int start, int end) {
      return skipBlanks(start, end) == end;
    }

    private static boolean isBlank(byte b) {
      return b == ' ' || b == '\t';
    }

    /** Whether the ASCII letters of {@code word} (lower case) stand at {@code at}. */
    private boolean isWord(String word, int at) {
      if (at < 0 || at + word.length() > bytes.length) {
        return false;
      }
      for (int i = 0; i < word.length(); i++) {
        int b = bytes[at + i];
        if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != word.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    /** What stands after {@code hoplint:}. */
    private Ignore read(Span span, String directive, int line) {
      int blank = 0;
      while (blank < directive.length() && !Character.isWhitespace(directive.charAt(blank))) {
        blank++;
      }
      String verb = directive.substring(0, blank);
      boolean wholeFile = verb.equalsIgnoreCase("ignore-file");
      if (!wholeFile && !verb.equalsIgnoreCase("ignore")) {
        return malformed(
            span, "\"" + Shown.of(verb) + "\" after \"hoplint:\" is not ignore or ignore-file");
      }
      String rest = directive.substring(blank);
      int dashes = rest.indexOf("--");
      String reason = dashes < 0 ? "" : rest.substring(dashes + 2).strip();
      List<Ignore.Target> targets = targets(dashes < 0 ? rest : rest.substring(0, dashes));
      if (targets.isEmpty()) {
        return malformed(span, verb.toLowerCase(Locale.ROOT) + " names no rule");
      }
      return new Ignore(
          targets,
          reason.isEmpty() ? null : Shown.inLine(reason),
          span,
          wholeFile ? Ignore.WHOLE_FILE : line,
          null);
    }

    private static Ignore malformed(Span span, String problem) {
      return new Ignore(List.of(), null, span, Ignore.NO_LINE, problem);
    }

    /** Words after a name without a comma before them are taken only while they are names. */
    private List<Ignore.Target> targets(String list) {
      List<Ignore.Target> targets = new ArrayList<>();
      for (String item : list.split(",", -1)) {
        String[] words = item.strip().split("\\s+", -1);
        for (int i = 0; i < words.length && !words[i].isEmpty(); i++) {
          Ignore.Target target = new Ignore.Target(words[i], names.resolve(words[i]));
          if (i > 0 && target.key() == null) {
            break;
          }
          targets.add(target);
        }
      }
      return targets;
    }
  }
}
