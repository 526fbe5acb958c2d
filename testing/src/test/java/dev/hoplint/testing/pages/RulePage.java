package dev.hoplint.testing.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of {@code docs/rules}, taken apart as the README there says.
 *
 * @param title {@code FRG-101 · pbr-splits-fragments}
 * @param summary the paragraph under the title
 * @param severity the word after {@code Default severity:}
 * @param headings of second level, in order
 * @param failing files of the example that has the fault, by path
 * @param fixed files of the example without it
 */
record RulePage(
    String title,
    String summary,
    String severity,
    List<String> headings,
    Map<String, String> failing,
    Map<String, String> fixed) {
  private static final String FENCE = "```";
  private static final String FILE = "file:";
  private static final String SEVERITY = "Default severity: ";

  static RulePage read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  static RulePage parse(List<String> lines) {
    String title = "";
    String severity = "";
    List<String> summary = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    Map<String, String> failing = new LinkedHashMap<>();
    Map<String, String> fixed = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FENCE)) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
        if (end == i) {
          throw new IllegalArgumentException("a block without an end: " + line);
        }
        Block block = Block.of(line, lines.subList(i + 1, end));
        block.addTo(failing, fixed);
        i = end;
      } else if (line.startsWith("# ")) {
        title = line.substring(2);
      } else if (line.startsWith("## ")) {
        headings.add(line.substring(3));
      } else if (line.startsWith(SEVERITY)) {
        severity = line.substring(SEVERITY.length());
      } else if (headings.isEmpty() && severity.isEmpty() && !line.isEmpty()) {
        summary.add(line);
      }
    }
    return new RulePage(title, String.join(" ", summary), severity, headings, failing, fixed);
  }

  /** A fenced block; {@code role} is {@code fail}, {@code fixed}, {@code both} or empty. */
  private record Block(String role, String path, String content) {
    static Block of(String fence, List<String> content) {
      String[] words = fence.substring(FENCE.length()).split(" ", -1);
      String role = words.length > 1 ? words[1] : "";
      String path = words[0].equals("ios") ? "example.cfg" : "example.txt";
      if (words.length == 4 && words[2].equals(FILE)) {
        path = words[3];
      } else if (words.length > 2) {
        throw new IllegalArgumentException("neither a role nor a file: " + fence);
      }
      return new Block(role, path, String.join("\n", content) + "\n");
    }

    void addTo(Map<String, String> failing, Map<String, String> fixed) {
      switch (role) {
        case "fail" -> put(failing);
        case "fixed" -> put(fixed);
        case "both" -> {
          put(failing);
          put(fixed);
        }
        case "" -> {}
        default -> throw new IllegalArgumentException("neither fail, fixed nor both: " + role);
      }
    }

    private void put(Map<String, String> files) {
      if (files.put(path, content) != null) {
        throw new IllegalArgumentException("twice in one example: " + path);
      }
    }
  }
}
