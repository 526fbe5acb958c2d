package dev.hoplint.report;

import dev.hoplint.source.Escapes;
import dev.hoplint.source.Position;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines and columns of spans; every text is read once. */
final class Places {
  private final SourceTexts source;
  private final Map<SourceFile, @Nullable SourceText> texts = new HashMap<>();

  Places(SourceTexts source) {
    this.source = source;
  }

  /** Null if the file has changed since it was read. */
  @Nullable Position position(Span span) {
    if (!texts.containsKey(span.file())) {
      texts.put(span.file(), source.text(span.file()));
    }
    SourceText text = texts.get(span.file());
    return text == null ? null : text.position(span);
  }

  /** {@code path:line}, for people. */
  String line(Span span) {
    Position position = position(span);
    String path = Escapes.line(span.file().path());
    return position == null ? path : path + ":" + position.line();
  }
}
