package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.parse.ios.CommandTable.Command;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A word of the command table, and the words that may follow it. */
final class CommandNode {
  /**
   * Words of rare platforms that nobody abbreviates. They do not make the usual abbreviations
   * ambiguous ({@code enc dot1q 10}), as they do not on the devices that lack them.
   */
  private static final Set<String> ONLY_IN_FULL =
      Set.of("encryption", "path-selection", "slb", "traceroute", "virtual-reassembly-out");

  /** Words that are no command without another one: short for them, the last word is a name. */
  private static final Set<String> WITH_MORE = Set.of("prefix-list");

  static final CommandNode EMPTY = new Builder().build(0);

  /** Children by literal word, ordered by the word's bytes. */
  private final byte[][] words;

  private final CommandNode[] nodes;
  private final List<Range> ranges;
  private final @Nullable CommandNode anyWord;
  private final @Nullable CommandNode address;
  private final @Nullable Command command;

  private final boolean onlyInFull;
  private final boolean withMore;

  /** Token type of the word if the grammar has it as a keyword, else 0. */
  private final int keyword;

  /** Numbers, both bounds included. */
  private record Bounds(int low, int high) {}

  private record Range(Bounds bounds, CommandNode node) {}

  /** How a word was found; what weighs more takes precedence. */
  enum Kind {
    /** In the place of a name or number. */
    FREE(1),
    ABBREVIATED(2),
    EXACT(3);

    /** 1 to 3. */
    final int weight;

    Kind(int weight) {
      this.weight = weight;
    }
  }

  private CommandNode(Builder builder, int keyword) {
    this.keyword = keyword;
    onlyInFull = builder.onlyInFull;
    withMore = builder.withMore;
    command = builder.command;
    anyWord = builder.anyWord == null ? null : builder.anyWord.build(0);
    address = builder.address == null ? null : builder.address.build(0);
    ranges = new ArrayList<>();
    builder.ranges.forEach((bounds, node) -> ranges.add(new Range(bounds, node.build(0))));
    words = new byte[builder.words.size()][];
    nodes = new CommandNode[words.length];
    int i = 0;
    for (Map.Entry<String, Builder> child : builder.words.entrySet()) {
      words[i] = child.getKey().getBytes(StandardCharsets.US_ASCII);
      nodes[i++] = child.getValue().build(child.getValue().keyword);
    }
  }

  /** The command that ends at this word, or null. */
  @Nullable Command command() {
    return command;
  }

  int keyword() {
    return keyword;
  }

  /** Follows a command's words from this node as far as the table knows them. */
  void match(List<IosToken> line, int from, CommandMatch match) {
    match.clear();
    CommandNode node = this;
    for (int i = from; i < line.size(); i++) {
      node = node.step(line.get(i), i + 1 == line.size(), match);
      if (node == null) {
        return;
      }
      match.follow(node);
    }
  }

  private @Nullable CommandNode step(IosToken word, boolean last, CommandMatch match) {
    int first = lowerBound(word);
    if (first < words.length && compare(word, words[first]) == 0) {
      match.kind(Kind.EXACT);
      return nodes[first];
    }
    match.kind(Kind.FREE);
    if (word.getType() == IosConfigLexer.INT && !ranges.isEmpty()) {
      int number = Numbers.parse(word);
      for (Range range : ranges) {
        if (number >= range.bounds.low && number <= range.bounds.high) {
          return range.node;
        }
      }
    }
    if (address != null && isAddress(word.getType())) {
      return address;
    }
    return anyWord != null ? anyWord : abbreviated(word, last, first, match);
  }

  private static boolean isAddress(int type) {
    return type == IosConfigLexer.IPV4 || type == IosConfigLexer.IPV4_LENGTH;
  }

  /** The word that this one alone is short for, from an index on, or null. */
  private @Nullable CommandNode abbreviated(
      IosToken word, boolean last, int first, CommandMatch match) {
    int found = -1;
    for (int i = first; i < words.length && isPrefix(word, words[i]); i++) {
      if (nodes[i].onlyInFull || (last && nodes[i].withMore)) {
        continue;
      }
      if (found >= 0) {
        match.ambiguous(word, words[found], words[i]);
        return null;
      }
      found = i;
    }
    if (found < 0) {
      return null;
    }
    match.kind(Kind.ABBREVIATED);
    return nodes[found];
  }

  private int lowerBound(IosToken word) {
    int low = 0;
    int high = words.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(word, words[middle]) > 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int compare(IosToken word, byte[] other) {
    int shared = Math.min(word.length(), other.length);
    for (int i = 0; i < shared; i++) {
      int order = lowerCase(word.byteAt(i)) - other[i];
      if (order != 0) {
        return order;
      }
    }
    return word.length() - other.length;
  }

  private static boolean isPrefix(IosToken word, byte[] other) {
    if (word.length() > other.length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (lowerCase(word.byteAt(i)) != other[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lowerCase(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  /** Collects the rows of a mode. */
  static final class Builder {
    private final TreeMap<String, Builder> words = new TreeMap<>();
    private final Map<Bounds, Builder> ranges = new LinkedHashMap<>();
    private @Nullable Builder anyWord;
    private @Nullable Builder address;
    private boolean onlyInFull;
    private boolean withMore;
    private @Nullable Command command;
    private int keyword;

    void add(Command row, Map<String, Integer> keywords) {
      Builder at = this;
      if (!row.words().isEmpty()) {
        for (String word : row.words().split(" ", -1)) {
          at = at.child(word, keywords.getOrDefault(word, 0));
        }
      }
      if (at.command != null) {
        throw new IllegalStateException("two rows for " + row.mode() + ": " + row.words());
      }
      at.command = row;
    }

    private Builder child(String word, int type) {
      if (word.equals("*")) {
        anyWord = anyWord == null ? new Builder() : anyWord;
        return anyWord;
      }
      if (word.equals("A.B.C.D")) {
        address = address == null ? new Builder() : address;
        return address;
      }
      if (word.startsWith("#")) {
        int dash = word.indexOf('-');
        int low = dash < 0 ? 0 : Integer.parseInt(word.substring(1, dash));
        int high = dash < 0 ? Integer.MAX_VALUE : Integer.parseInt(word.substring(dash + 1));
        return ranges.computeIfAbsent(new Bounds(low, high), bounds -> new Builder());
      }
      Builder node = words.computeIfAbsent(word, w -> new Builder());
      node.keyword = type;
      node.onlyInFull = ONLY_IN_FULL.contains(word);
      node.withMore = WITH_MORE.contains(word);
      return node;
    }

    CommandNode build(int type) {
      return new CommandNode(this, type);
    }
  }
}
