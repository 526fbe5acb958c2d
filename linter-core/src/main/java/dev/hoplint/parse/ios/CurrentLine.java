package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser;
import dev.hoplint.model.LineState;
import dev.hoplint.model.NameUse;
import dev.hoplint.parse.ios.CommandTable.Command;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * The line that the parser is on: where it lies, whether it is negated, and whether it is bad.
 * Facts are read from its words by the methods here, which answer null after saying what is wrong;
 * of a line that is bad no fact is kept.
 */
final class CurrentLine {
  /** Keywords that a message names one by one; more are "another word". */
  private static final int NAMED_KEYWORDS = 4;

  private final SourceText text;
  private final LineLog log;
  private final LineTokens tokens;
  private ConfigLine line =
      new ConfigLine(0, 0, new Command("", "", null, LineState.FULL), false, false);
  private boolean bad;
  private boolean no;
  private boolean toDefault;

  CurrentLine(SourceText text, LineLog log, LineTokens tokens) {
    this.text = text;
    this.log = log;
    this.tokens = tokens;
  }

  void begin(ConfigLine begun) {
    line = begun;
    // No fact, and nobody to blame: what the template is rendered to may be right.
    bad = begun.unrendered();
    no = false;
    toDefault = false;
  }

  void prefix(int type) {
    no = type == IosConfigLexer.NO;
    toDefault = type == IosConfigLexer.DEFAULT;
  }

  /** Whether the line begins with {@code no} or {@code default}. */
  boolean undoes() {
    return no || toDefault;
  }

  /** Whether the line begins with {@code no}. */
  boolean isNo() {
    return no;
  }

  /** The words of the command table that the line begins with. */
  String command() {
    return line.command().words();
  }

  /** Whether the line's block may be another one, whose header is missing. */
  boolean isAfterSeparator() {
    return line.afterSeparator();
  }

  /** The line's words. */
  Span span() {
    return log.span(line);
  }

  Span span(Token word) {
    return span(word, word);
  }

  Span span(Token first, Token last) {
    return new Span(text.file(), first.getStartIndex(), last.getStopIndex() + 1);
  }

  /** What stands before {@code start} on its line, and the line end before that. */
  String lead(int start) {
    byte[] bytes = text.bytes();
    int from = line.start();
    while (from > 0 && bytes[from - 1] != '\n' && bytes[from - 1] != '\r') {
      from--;
    }
    String words = text.text(from, start);
    if (from == 0) {
      return "\n" + words;
    }
    boolean two = from > 1 && bytes[from - 1] == '\n' && bytes[from - 2] == '\r';
    return text.text(two ? from - 2 : from - 1, start);
  }

  boolean isBad() {
    return bad;
  }

  /** Says what is wrong with the line, unless something was said already. */
  void malformed(String message) {
    if (!bad) {
      bad = true;
      log.malformed(line, message);
    }
  }

  /** Whether the line is good and at its end; a word that is left over makes it bad. */
  boolean complete() {
    if (!bad && !StatementParser.endsLine(tokens.current().getType())) {
      String read = read();
      malformed(
          "`"
              + tokens.current().getText()
              + "` is not understood "
              + (read.isEmpty() ? "here" : "after `" + read + "`"));
    }
    return !bad;
  }

  /** The line cannot go on as it does. */
  void expected(IntervalSet types) {
    needs(describe(types));
  }

  /** The line ends, or goes on with something else, where {@code what} is needed. */
  void needs(String what) {
    boolean atEnd = StatementParser.endsLine(tokens.current().getType());
    String instead = atEnd ? "" : ", not `" + tokens.current().getText() + "`";
    String read = read();
    malformed((read.isEmpty() ? "the line" : "`" + read + "`") + " needs " + what + instead);
  }

  /** The words of the line that the parser has gone past. */
  private String read() {
    return text.text(line.start(), Math.max(line.start(), tokens.previous().end()));
  }

  private static String describe(IntervalSet types) {
    if (types.contains(IosConfigLexer.WORD)) {
      return types.contains(IosConfigLexer.IPV4) ? "another word" : "a name";
    }
    List<String> wanted = new ArrayList<>();
    for (int type : types.toList()) {
      String literal = IosConfigParser.VOCABULARY.getLiteralName(type);
      switch (type) {
        case IosConfigLexer.INT -> wanted.add("a number");
        case IosConfigLexer.IPV4 -> wanted.add("an address");
        case IosConfigLexer.FLAG -> wanted.add("a flag with + or -");
        // Of some Catalysts alone.
        case IosConfigLexer.ADDRGROUP, IosConfigLexer.PORTGROUP -> {}
        default -> {
          if (literal != null) {
            wanted.add("`" + literal.substring(1, literal.length() - 1) + "`");
          }
        }
      }
    }
    if (wanted.isEmpty()) {
      return "an end";
    }
    return wanted.size() > NAMED_KEYWORDS ? "another word" : String.join(" or ", wanted);
  }

  /** A number 0 to 2147483647. */
  @Nullable Integer number(@Nullable Token word) {
    if (word == null) {
      needs("a number");
      return null;
    }
    int value = Numbers.parse((IosToken) word);
    if (value < 0) {
      malformed("`" + word.getText() + "` is too large");
      return null;
    }
    return value;
  }

  /** A number {@code low} to {@code high}. */
  @Nullable Integer number(@Nullable Token word, int low, int high) {
    Integer value = number(word);
    if (value != null && (value < low || value > high)) {
      malformed("`" + value + "` is not a number " + low + "-" + high);
      return null;
    }
    return value;
  }

  @Nullable Ipv4Address address(@Nullable Token word) {
    if (word == null) {
      needs("an address");
      return null;
    }
    long bits = Numbers.address((IosToken) word);
    if (bits < 0) {
      malformed("`" + word.getText() + "` is not an address");
      return null;
    }
    return new Ipv4Address((int) bits);
  }

  /** The length 0-32 of a network mask, or null. */
  @Nullable Integer maskLength(@Nullable Token word) {
    if (word == null) {
      needs("a network mask");
      return null;
    }
    Ipv4Address mask = address(word);
    if (mask == null) {
      return null;
    }
    int length = Ipv4Prefix.lengthOf(mask.bits());
    if (length < 0) {
      malformed("`" + word.getText() + "` is not a network mask");
      return null;
    }
    return length;
  }

  /** A word as a name. */
  @Nullable NameUse name(@Nullable Token word) {
    if (word == null) {
      needs("a name");
      return null;
    }
    return new NameUse(word.getText(), span(word));
  }

  /** Words as a person would write them in lower case, one blank between two. */
  static String lowerCase(List<? extends Token> words) {
    StringBuilder joined = new StringBuilder();
    for (Token word : words) {
      joined
          .append(joined.length() == 0 ? "" : " ")
          .append(word.getText().toLowerCase(Locale.ROOT));
    }
    return joined.toString();
  }
}
