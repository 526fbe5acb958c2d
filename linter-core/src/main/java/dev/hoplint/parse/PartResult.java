package dev.hoplint.parse;

import dev.hoplint.model.LineState;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.Problem;
import java.util.List;
import java.util.Map;

/** What a parser makes of one part. */
public record PartResult(PartFacts facts, Map<LineState, Integer> states, List<Problem> problems) {}
