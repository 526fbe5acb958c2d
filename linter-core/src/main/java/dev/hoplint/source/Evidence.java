package dev.hoplint.source;

import dev.hoplint.source.KindDetector.Verdict;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the lines of a stretch of text tell about its kind, line by line. */
final class Evidence {
  private final Map<PartKind, Integer> rows = new EnumMap<>(PartKind.class);
  private @Nullable Cue header;
  private boolean rowsSinceHeader;
  private @Nullable Dialect namedDialect;
  private @Nullable Dialect dialect;
  private int dialectMarks;
  private int iosMarks;
  private int neverAsaMarks;
  private boolean structured;
  private @Nullable PartKind structuredKind;
  private int sure;
  private int plausible;
  private int other;
  private int content;

  /** Takes a line in; answers what it looked like. */
  Cue add(Words line) {
    structured |= content == 0 && startsStructured(line);
    if (structured && structuredKind == null) {
      structuredKind = Structured.kind(line);
    }
    if (line.count() == 0 || isAskingForPassword(line)) {
      return Cue.NONE;
    }
    if (isComment(line)) {
      Dialect named = Dialect.ofComment(line);
      namedDialect = namedDialect == null ? named : namedDialect;
      return Cue.NONE;
    }
    content++;
    Cue cue = Cues.of(line);
    if (cue != Cue.NONE) {
      addCue(cue);
    }
    Dialect told = Dialect.of(line);
    if (told != null) {
      dialect = dialect == null ? told : dialect;
      dialectMarks++;
    }
    if (cue == Cue.NONE && line.isQuoted()) {
      other++;
    } else if (cue == Cue.NONE) {
      addStatement(line);
    }
    return cue;
  }

  private static boolean startsStructured(Words line) {
    int start = line.lineStart();
    while (start < line.lineEnd() && line.bytes()[start] == ' ') {
      start++;
    }
    return Structured.startsAt(line.bytes(), start, line.lineEnd());
  }

  /** {@code enable} prints nothing else. */
  private static boolean isAskingForPassword(Words line) {
    return line.count() == 1 && line.is(0, "password:");
  }

  private static boolean isComment(Words line) {
    int first = line.at(0, 0);
    return first == '!' || first == '#' || first == ';' || (first == ':' && line.count() > 1);
  }

  private void addCue(Cue cue) {
    if (!cue.isHeader()) {
      rows.merge(cue.kind(), 1, Integer::sum);
      rowsSinceHeader = true;
    } else if (header == null) {
      header = cue;
      rowsSinceHeader = false;
    }
  }

  private void addStatement(Words line) {
    iosMarks += IosStatement.isOfIosAlone(line) ? 1 : 0;
    neverAsaMarks += IosStatement.isNeverOfAsa(line) ? 1 : 0;
    IosStatement statement = IosStatement.of(line);
    switch (statement) {
      case SURE -> sure++;
      case PLAUSIBLE -> plausible++;
      // What is indented belongs to the statement above.
      case NONE -> other += line.isIndented() ? 0 : 1;
    }
  }

  /** What is known of a configuration that is cut off the end of this one. */
  static Evidence ofConfiguration() {
    Evidence rest = new Evidence();
    rest.content = 1;
    rest.sure = 1;
    return rest;
  }

  boolean isEmpty() {
    return content == 0;
  }

  /** The table kind whose heading or rows came so far, or null. */
  @Nullable PartKind table() {
    if (header != null) {
      return header.kind();
    }
    return rows.isEmpty() ? null : mostRows();
  }

  @Nullable Cue header() {
    return header;
  }

  /** Whether rows of the table came after its heading. */
  boolean hasRows() {
    return rowsSinceHeader;
  }

  boolean looksLikeIos() {
    return sure > 0 && table() == null;
  }

  /** {@code command}: as echoed before the text, or null. */
  Verdict verdict(@Nullable String command) {
    PartKind announced = Commands.kind(command);
    if (content == 0 && namedDialect == null) {
      return announced == null || announced == PartKind.IOS_CONFIG
          ? new Verdict(PartKind.UNKNOWN, "nothing in it that could be read")
          : new Verdict(announced, null);
    }
    if (structuredKind != null) {
      return new Verdict(structuredKind, null);
    }
    if (namedDialect != null) {
      return unknown(namedDialect);
    }
    if (dialect != null && dialect.isRouteTable()) {
      return unknown(dialect);
    }
    if (header != null) {
      return new Verdict(header.kind(), null);
    }
    int statements = sure + plausible;
    if (!rows.isEmpty() && sure == 0) {
      PartKind kind = mostRows();
      int count = rows.getOrDefault(kind, 0);
      if (count * 2 >= other + plausible || kind == announced) {
        return new Verdict(kind, null);
      }
    }
    boolean ios = sure > 0 && statements * 2 >= other;
    // One odd line among statements that only IOS has is a mistake, not another system.
    int against = iosMarks + (dialect == Dialect.ASA ? neverAsaMarks : 0);
    if (dialect != null && dialectMarks > against) {
      return unknown(dialect);
    }
    if (ios) {
      return new Verdict(PartKind.IOS_CONFIG, null);
    }
    if (announced != null && announced != PartKind.IOS_CONFIG) {
      return new Verdict(announced, null);
    }
    return new Verdict(PartKind.UNKNOWN, "neither an IOS configuration nor a route dump");
  }

  private static Verdict unknown(Dialect dialect) {
    return new Verdict(PartKind.UNKNOWN, dialect.description() + ", which Hoplint does not read");
  }

  private PartKind mostRows() {
    PartKind most = PartKind.UNKNOWN;
    int count = 0;
    for (Map.Entry<PartKind, Integer> entry : rows.entrySet()) {
      if (entry.getValue() > count) {
        most = entry.getKey();
        count = entry.getValue();
      }
    }
    return most;
  }
}
