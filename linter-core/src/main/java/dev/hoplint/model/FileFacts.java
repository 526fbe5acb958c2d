package dev.hoplint.model;

import dev.hoplint.source.SourceFile;
import java.util.List;
import java.util.Map;

/**
 * Everything that one file states, as parsed.
 *
 * @param lines number of lines
 * @param states number of lines in each state
 * @param problems lines that were not understood, in the order of the file
 */
public record FileFacts(
    SourceFile file,
    int lines,
    List<PartFacts> parts,
    Map<LineState, Integer> states,
    List<Problem> problems) {
  public FileFacts {
    parts = List.copyOf(parts);
    states = Map.copyOf(states);
    problems = List.copyOf(problems);
  }
}
