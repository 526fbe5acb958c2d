package dev.hoplint.source;

import dev.hoplint.source.Template.Kind;
import dev.hoplint.source.Template.Mark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the marks of a template in a text, whatever language it is written in. */
final class TemplateReader {
  /** How far the end of a mark is looked for, in bytes. */
  private static final int LONGEST = 4096;

  /** Of Jinja, Twig and Liquid: statements whose lines may be there or not. */
  private static final Set<String> OPENING =
      Set.of("if", "for", "unless", "macro", "call", "case", "comment", "while", "capture");

  private static final Set<String> GO_OPENING = Set.of("if", "range", "with", "define", "block");

  private static final Set<String> RUBY_OPENING =
      Set.of("if", "unless", "for", "while", "until", "case", "begin");

  private final byte[] bytes;
  private final List<Mark> marks = new ArrayList<>();
  private final TemplateBlocks blocks = new TemplateBlocks();
  private final TemplateLines lines;

  /** Blocks that are open of those that end in {@code {{ end }}}. */
  private int goDepth;

  private TemplateReader(byte[] bytes) {
    this.bytes = bytes;
    this.lines = new TemplateLines(bytes, blocks);
  }

  /** Null if the text holds no mark. */
  static @Nullable Template read(byte[] bytes) {
    TemplateReader reader = read(bytes, false);
    if (reader != null && reader.lines.isVelocity()) {
      reader = read(bytes, true);
    }
    if (reader == null || reader.marks.isEmpty()) {
      return null;
    }
    return new Template(reader.marks, reader.blocks.build(bytes.length));
  }

  private static @Nullable TemplateReader read(byte[] bytes, boolean velocity) {
    TemplateReader reader = null;
    int at = 0;
    while (at + 1 < bytes.length) {
      int b = bytes[at];
      if (b != '{' && b != '$' && b != '%' && b != '#' && b != '<') {
        at++;
        continue;
      }
      boolean may = mayBeMark(b, bytes[at + 1]) || (velocity && b == '$');
      boolean statement = (b == '%' || b == '#') && startsLine(bytes, at);
      if (!may && !statement) {
        at++;
        continue;
      }
      reader = reader == null ? new TemplateReader(bytes) : reader;
      int next = statement ? reader.statement(at) : at;
      at = next > at ? next : may ? reader.mark(at) : at + 1;
    }
    return reader;
  }

  private static boolean startsLine(byte[] bytes, int at) {
    int before = at - 1;
    while (before >= 0 && (bytes[before] == ' ' || bytes[before] == '\t')) {
      before--;
    }
    return before < 0 || bytes[before] == '\n' || bytes[before] == '\r';
  }

  private static boolean mayBeMark(int b, int next) {
    return switch (b) {
      case '{' -> next == '{' || next == '%' || next == '#';
      case '<' -> next == '%';
      case '#' -> false;
      default -> next == '{';
    };
  }

  /** Takes a line that is a statement; answers where to go on, the same offset if it is none. */
  private int statement(int at) {
    int end = lines.statement(at);
    return end > at ? add(Kind.CONTROL, at, end) : at;
  }

  /** Takes the mark at an offset, if it is one; answers where to go on. */
  private int mark(int at) {
    return switch (bytes[at]) {
      case '$' -> bytes[at + 1] == '{' ? variable(at) : bare(at);
      case '<' -> ruby(at);
      case '%' -> terraform(at);
      default -> braces(at);
    };
  }

  /** {@code ${name}}, {@code ${ cidrhost(net, 1) }}, on one line. */
  private int variable(int at) {
    int end = endOfBraces(at + 2);
    int name = afterBlanks(at + 2);
    boolean named = end > 0 && (Words.isLetter(bytes[name]) || bytes[name] == '_');
    return named ? add(Kind.EXPRESSION, at, end) : at + 2;
  }

  /** {@code $name}, {@code $!name.of} of Velocity. */
  private int bare(int at) {
    int from = bytes[at + 1] == '!' ? at + 2 : at + 1;
    int end = from;
    while (end < bytes.length && (isNameByte(end) || bytes[end] == '.')) {
      end++;
    }
    while (end > from && bytes[end - 1] == '.') {
      end--;
    }
    return end > from && Words.isLetter(bytes[from]) ? add(Kind.EXPRESSION, at, end) : at + 1;
  }

  /** The offset after the brace that closes what is open, on the same line, or -1. */
  private int endOfBraces(int from) {
    int depth = 1;
    int limit = Math.min(bytes.length, from + LONGEST);
    for (int i = from; i < limit && bytes[i] != '\n' && bytes[i] != '\r'; i++) {
      boolean sign = bytes[i] == '$' || bytes[i] == '%';
      if (sign && i + 1 < limit && bytes[i + 1] == '{') {
        // Another beginning: the search would go over the same text again and again.
        return -1;
      }
      depth += bytes[i] == '{' ? 1 : bytes[i] == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < bytes.length - 1 && (bytes[at] == ' ' || bytes[at] == '~' || bytes[at] == '-')) {
      at++;
    }
    return at;
  }

  /** {@code %{ if a }}, {@code %{~ for b in c ~}}, {@code %{ endif }} of Terraform. */
  private int terraform(int at) {
    String word = word(afterBlanks(at + 2), bytes.length);
    int end =
        switch (word) {
          case "if", "for", "else", "endif", "endfor" -> endOfBraces(at + 2);
          default -> -1;
        };
    if (end < 0) {
      return at + 2;
    }
    switch (word) {
      case "if", "for" -> blocks.open(at);
      case "endif", "endfor" -> blocks.close(end);
      default -> {}
    }
    return add(Kind.CONTROL, at, end);
  }

  /** {@code <%= x %>}, {@code <% if x -%>}, {@code <%# x %>}; the braces of EJS are blocks too. */
  private int ruby(int at) {
    int end = endOf(at + 2, '%', '>', '<');
    if (end < 0 || end - at <= 4) {
      return at + 2;
    }
    int sign = bytes[at + 2];
    if (sign == '%') {
      return at + 3;
    }
    if (sign == '#') {
      return add(Kind.COMMENT, at, end);
    }
    if (sign == '=' || (sign == '-' && bytes[at + 3] == '=')) {
      return add(Kind.EXPRESSION, at, end);
    }
    String code =
        new String(bytes, at + 2, end - at - 4, StandardCharsets.UTF_8)
            .replace('\n', ' ')
            .replace('-', ' ')
            .strip();
    String first = code.isEmpty() ? "" : code.split("\\W", 2)[0];
    boolean takes = code.endsWith(" do") || (code.endsWith("|") && code.contains(" do |"));
    boolean braced = code.endsWith("{") || (code.endsWith("|") && code.contains("{ |"));
    boolean closes = first.equals("end") || code.startsWith("}");
    boolean opens = takes || braced || RUBY_OPENING.contains(first);
    if (closes && !opens) {
      blocks.close(end);
    } else if (opens && !closes) {
      blocks.open(at);
    }
    return add(Kind.CONTROL, at, end);
  }

  /** {@code {{ x }}}, {@code {% if x %}}, {@code {# x #}}. */
  private int braces(int at) {
    int opening = bytes[at + 1];
    int sign = opening == '{' ? '}' : opening;
    int end = endOf(at + 2, sign, '}', '{');
    int from = at + 2;
    while (end > 0 && from < end - 2 && !isWordByte(from)) {
      from++;
    }
    String word = end < 0 ? "" : word(from, end - 2);
    if (end < 0 || (sign != '#' && word.isEmpty())) {
      // Of three braces the last two may be one.
      return at + 1;
    }
    if (sign == '#' || isRemark(at)) {
      return add(Kind.COMMENT, at, end);
    }
    if (sign == '%') {
      jinja(word, at, end);
      return add(Kind.CONTROL, at, end);
    }
    return add(isControl(word, from, at, end) ? Kind.CONTROL : Kind.EXPRESSION, at, end);
  }

  /**
   * The offset after the two signs that close a mark, or -1; another beginning ends the search.
   *
   * @param brace the sign before which {@code sign} opens another one
   */
  private int endOf(int from, int sign, int last, int brace) {
    int limit = Math.min(bytes.length - 1, from + LONGEST);
    int opening = sign == '}' ? '{' : sign;
    for (int i = from; i < limit; i++) {
      if (bytes[i] == sign && bytes[i + 1] == last) {
        return i + 2;
      }
      if (bytes[i] == brace && bytes[i + 1] == opening) {
        return -1;
      }
    }
    return -1;
  }

  /**
   * A comment: with a slash and a star as Go has it, or with the exclamation mark of Handlebars.
   */
  private boolean isRemark(int at) {
    int from = afterBlanks(at + 2);
    return bytes[at + 1] == '{'
        && (bytes[from] == '!' || (bytes[from] == '/' && bytes[from + 1] == '*'));
  }

  /** The letters at an offset, {@code #} and {@code /} of Handlebars with them. */
  private String word(int from, int end) {
    int at = from;
    while (at < end && isWordByte(at)) {
      at++;
    }
    return new String(bytes, from, at - from, StandardCharsets.US_ASCII);
  }

  private boolean isWordByte(int at) {
    return isNameByte(at) || bytes[at] == '#' || bytes[at] == '/';
  }

  private boolean isNameByte(int at) {
    return Words.isLetter(bytes[at]) || Words.isDigit(bytes[at]) || bytes[at] == '_';
  }

  private void jinja(String word, int at, int end) {
    boolean block = word.equals("set") && !contains(at, end, '=');
    if (OPENING.contains(word) || block) {
      blocks.open(at);
    } else if (word.startsWith("end")
        && (OPENING.contains(word.substring(3)) || word.equals("endset"))) {
      blocks.close(end);
    }
  }

  /** Of Go and Handlebars: {@code {{ if .x }}} to {@code {{ end }}}. */
  private boolean isControl(String word, int from, int at, int end) {
    int next = from + word.length();
    int argument = afterBlanks(next);
    // A variable may have the name of a statement, and be filtered or called.
    boolean takes =
        next < end - 2
            && bytes[next] == ' '
            && argument < end - 2
            && bytes[argument] != '|'
            && bytes[argument] != '=';
    if (word.startsWith("#") || (GO_OPENING.contains(word) && takes)) {
      goDepth++;
      blocks.open(at);
      return true;
    }
    if (goDepth > 0 && (word.equals("end") || word.startsWith("/"))) {
      goDepth--;
      blocks.close(end);
      return true;
    }
    return goDepth > 0 && word.equals("else");
  }

  private boolean contains(int from, int to, int wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private int add(Kind kind, int from, int to) {
    marks.add(new Mark(kind, from, to));
    return to;
  }
}
