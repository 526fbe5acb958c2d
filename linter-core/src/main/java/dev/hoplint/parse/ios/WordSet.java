package dev.hoplint.parse.ios;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Words by their hashes: of two words with one hash, one may look to be there that is not. */
final class WordSet {
  private static final long PRIME = 1_099_511_628_211L;
  private static final long BASIS = 0xcbf29ce484222325L;

  private long[] table = new long[256];
  private int size;

  /**
   * Adds the words of a line.
   *
   * @param numbers whether a number may be the name of a list, too
   */
  void add(List<IosToken> words, boolean numbers) {
    for (IosToken word : words) {
      // What stands in quotes is one word.
      addBetweenBlanks(word.bytes(), word.start(), word.end(), numbers);
    }
  }

  /** Adds the words of a stretch of text, numbers among them. */
  void add(byte[] bytes, int start, int end) {
    addBetweenBlanks(bytes, start, end, true);
  }

  private void addBetweenBlanks(byte[] bytes, int start, int end, boolean numbers) {
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || bytes[i] == ' ' || bytes[i] == '\t') {
        addWord(bytes, from, i, numbers);
        from = i + 1;
      }
    }
  }

  /** Whether a line has {@code name} as a word, perhaps in quotes or before a comma. */
  boolean has(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    long hash = hash(bytes, 0, bytes.length);
    return table[place(table, hash)] == hash;
  }

  private void addWord(byte[] bytes, int first, int last, boolean numbers) {
    int start = first;
    int end = last;
    while (start < end && isPunctuation(bytes[start])) {
      start++;
    }
    while (start < end && isPunctuation(bytes[end - 1])) {
      end--;
    }
    if (start == end || (!numbers && isNumber(bytes, start, end))) {
      return;
    }
    long hash = hash(bytes, start, end);
    int place = place(table, hash);
    if (table[place] == hash) {
      return;
    }
    table[place] = hash;
    size++;
    if (size * 2 > table.length) {
      grow();
    }
  }

  private static boolean isPunctuation(byte b) {
    return switch (b) {
      case '"', '\'', '(', ')', '[', ']', '{', '}', '<', '>', ',', ';', ':', '.', '`' -> true;
      default -> false;
    };
  }

  private static boolean isNumber(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** FNV-1a; never 0, which stands for an empty place. */
  private static long hash(byte[] bytes, int start, int end) {
    long hash = BASIS;
    for (int i = start; i < end; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * PRIME;
    }
    return hash == 0 ? 1 : hash;
  }

  private static int place(long[] table, long hash) {
    int place = (int) (hash ^ (hash >>> 32)) & (table.length - 1);
    while (table[place] != 0 && table[place] != hash) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    Arrays.stream(table).filter(hash -> hash != 0).forEach(h -> larger[place(larger, h)] = h);
    table = larger;
  }
}
