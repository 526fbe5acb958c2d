package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.NameUse;
import dev.hoplint.parse.ios.CommandTable.Command;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Collects the uses of names of a part from the words of its lines, those included that nothing
 * else understands. Lines that begin with {@code no} or {@code default} take uses away again.
 */
final class References {
  /** Ends the words of a block's header, and stands before a word in a key. */
  private static final char SEPARATOR = '\n';

  private static final String BY_APPLET = "action cli command ";

  private final ReferenceTable table = ReferenceTable.get();
  private final SourceFile file;

  /** By the words of the block's header and of the line. */
  private final TreeMap<String, NameReference> found = new TreeMap<>();

  /** Whether lines of a routing process are of the IPv6 address family. */
  private boolean ipv6;

  /** Whether a template leaves a name open that is used. */
  private boolean unrendered;

  References(SourceFile file) {
    this.file = file;
  }

  /** In the order of the file. */
  List<NameReference> build() {
    return found.values().stream()
        .sorted(Comparator.comparingInt((NameReference known) -> known.use().span().start()))
        .toList();
  }

  /** Whether a template leaves a name open that is used. */
  boolean hasUnrendered() {
    return unrendered;
  }

  /** The words of a block's header as it is known by here. */
  String header(Command command, List<IosToken> words) {
    ipv6 = false;
    return joined(words(command, words, 0));
  }

  /**
   * Reads a line.
   *
   * @param header what {@link #header} said of the line's block, "" outside of blocks
   * @param from index of the first word of the command; words before it undo the line
   * @return whether the line uses a name
   */
  boolean line(String header, Command command, List<IosToken> tokens, int from) {
    if (command.mode().equals("router")) {
      addressFamily(tokens);
    }
    List<ReferencePattern> patterns = table.of(command);
    if (from > 0) {
      undo(header, patterns, words(command, tokens, from));
      return false;
    }
    List<String> words = words(command, tokens, 0);
    boolean any =
        uses(
            header,
            words,
            tokens,
            patterns,
            "",
            (pattern, index) -> key(header, words, pattern, index));
    boolean typed = command.mode().equals("eem") && typed(header, words, tokens);
    return any || typed;
  }

  /**
   * Notes the names that patterns find.
   *
   * @param words the words of {@code tokens}, spelled out as far as they are known
   * @param before what {@link NameReference#by} begins with
   * @param key by what the use is found again, of a pattern and the index of a word
   */
  private boolean uses(
      String header,
      List<String> words,
      List<IosToken> tokens,
      List<ReferencePattern> patterns,
      String before,
      BiFunction<ReferencePattern, Integer, String> key) {
    boolean sixth = ipv6 || header.startsWith("ipv6 router");
    boolean[] any = {false};
    for (ReferencePattern pattern : patterns) {
      pattern.find(
          words,
          (index, by) -> {
            IosToken token = tokens.get(index);
            if (token.isUnrendered()) {
              unrendered = true;
              return;
            }
            NameUse use = new NameUse(token.getText(), new Span(file, token.start(), token.end()));
            Kind kind = sixth ? ipv6(pattern.kind) : pattern.kind;
            found.put(key.apply(pattern, index), new NameReference(kind, use, before + by));
            any[0] = true;
          });
    }
    return any[0];
  }

  /**
   * {@code action N cli command "ip access-group A in"}: what an applet types may be of any mode.
   */
  private boolean typed(String header, List<String> line, List<IosToken> tokens) {
    IosToken last = tokens.get(tokens.size() - 1);
    if (last.getType() != IosConfigLexer.QUOTED) {
      return false;
    }
    List<IosToken> typed = last.insideQuotes();
    List<String> words = typed.stream().map(IosToken::getText).toList();
    String prefix = header + SEPARATOR + joined(line) + SEPARATOR;
    return uses(header, words, typed, table.all(), BY_APPLET, (pattern, index) -> prefix + index);
  }

  private void addressFamily(List<IosToken> tokens) {
    String first = tokens.get(0).getText().toLowerCase(Locale.ROOT);
    if (first.equals("address-family") && tokens.size() > 1) {
      ipv6 = tokens.get(1).getText().toLowerCase(Locale.ROOT).endsWith("v6");
    } else if (first.equals("exit-address-family")) {
      ipv6 = false;
    }
  }

  private static Kind ipv6(Kind kind) {
    return switch (kind) {
      case ACCESS_LIST -> Kind.IPV6_ACCESS_LIST;
      case PREFIX_LIST -> Kind.IPV6_PREFIX_LIST;
      default -> kind;
    };
  }

  private void undo(String header, List<ReferencePattern> patterns, List<String> words) {
    for (ReferencePattern pattern : patterns) {
      if (pattern.once) {
        pattern.find(words, (index, by) -> found.remove(key(header, words, pattern, index)));
      }
    }
    removeAll(header + SEPARATOR + joined(words));
    if (header.isEmpty()) {
      removeAll(joined(words));
    }
  }

  private void removeAll(String prefix) {
    found.subMap(prefix, prefix + Character.MAX_VALUE).clear();
  }

  private static String key(
      String header, List<String> words, ReferencePattern pattern, int index) {
    List<String> parts = words;
    if (pattern.once) {
      // The name is left out, so that the next line like it takes its place.
      parts = new ArrayList<>(words);
      parts.set(index, "");
    }
    return header + SEPARATOR + joined(parts) + SEPARATOR + index;
  }

  /** Each word with a blank after it. */
  private static String joined(List<String> words) {
    StringBuilder joined = new StringBuilder();
    for (String word : words) {
      joined.append(word).append(' ');
    }
    return joined.toString();
  }

  /** The words of a line, spelled out where the command table knows them. */
  private static List<String> words(Command command, List<IosToken> tokens, int from) {
    List<String> words = new ArrayList<>(tokens.size() - from);
    String known = command.words();
    int start = 0;
    for (int i = from; i < tokens.size(); i++) {
      if (start >= known.length()) {
        words.add(tokens.get(i).getText());
        continue;
      }
      int blank = known.indexOf(' ', start);
      int end = blank < 0 ? known.length() : blank;
      boolean literal = known.charAt(start) >= 'a' && known.charAt(start) <= 'z';
      words.add(literal ? known.substring(start, end) : tokens.get(i).getText());
      start = end + 1;
    }
    return words;
  }
}
