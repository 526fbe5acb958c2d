package dev.hoplint.suppress;

import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of a run's findings: what a baseline and other programs know a finding by. Lines
 * may move and files be renamed; a finding keeps its fingerprint as long as its rule, its device,
 * its statement and the headers of the blocks around it stay. One instance for each run, asked in
 * the order of the report: equal findings differ in their number only. Not for several threads.
 */
public final class Fingerprints {
  private static final String VERSION = "1:";
  private static final int HEX_DIGITS = 16;

  /** A statement and its headers; IOS nests four deep at most. */
  private static final int MOST_LEVELS = 8;

  private final Map<String, Integer> occurrences = new HashMap<>();
  private @Nullable SourceText text;
  private @Nullable BlockHeaders headers;

  /**
   * The fingerprint of the next finding of the report.
   *
   * @param device null for a finding about a file
   * @param source the text that {@code span} lies in
   * @return {@code 1:} and 16 hex digits
   */
  public String of(String ruleId, @Nullable String device, SourceText source, Span span) {
    List<String> parts = new ArrayList<>(List.of(ruleId, device == null ? "" : device));
    if (source.lineCount() > 0) {
      BlockHeaders blocks = headers(source);
      int line = Math.min(source.lineAt(span.start()), source.lineCount());
      for (int level = 0; line > 0 && level < MOST_LEVELS; level++) {
        parts.add(String.join(" ", words(source.line(line))));
        line = blocks.of(line);
      }
    }
    String finding = String.join("\n", parts);
    int occurrence = occurrences.merge(finding, 1, Integer::sum);
    return VERSION + digest(finding + "\n" + occurrence).substring(0, HEX_DIGITS);
  }

  /** Kept for the file at hand: findings come file by file. */
  private BlockHeaders headers(SourceText source) {
    BlockHeaders known = headers;
    if (known == null || text != source) {
      known = new BlockHeaders(source);
      headers = known;
      text = source;
    }
    return known;
  }

  /**
   * A statement's words in canonical form: in lower case, without the comment at the end, and
   * without the sequence number of an access-list entry, which says where it stands.
   */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int end = line.length();
    for (int at = 0; at < end; ) {
      int from = at;
      while (at < end && line.charAt(at) > ' ') {
        at++;
      }
      if (at > from) {
        words.add(line.substring(from, at).toLowerCase(Locale.ROOT));
      }
      at++;
    }
    int comment = comment(words);
    List<String> statement = comment > 0 ? words.subList(0, comment) : words;
    return isNumberedEntry(statement) ? statement.subList(1, statement.size()) : statement;
  }

  /** The index of the word that begins a comment; 0 if the whole line is one, or -1. */
  private static int comment(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean ignore =
          word.startsWith("#")
              && (word.substring(1) + (i + 1 < words.size() ? words.get(i + 1) : ""))
                  .startsWith("hoplint:");
      if (word.startsWith("!") || ignore) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNumberedEntry(List<String> words) {
    return words.size() > 1
        && words.get(0).chars().allMatch(c -> c >= '0' && c <= '9')
        && switch (words.get(1)) {
          case "permit", "deny", "remark", "evaluate" -> true;
          default -> false;
        };
  }

  private static String digest(String finding) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(finding.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
