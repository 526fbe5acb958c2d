package dev.hoplint.parse.dump;

import dev.hoplint.model.LineState;
import dev.hoplint.source.Part;
import dev.hoplint.source.Prompts;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code esxcli --formatter=keyvalue}: a line for each field, {@code
 * structure[0].Ipv4Route.Gateway.string=10.0.0.1}, where the part before the type may be missing. A
 * record ends where its number changes, or where a field comes again.
 */
final class KeyValueReader {
  private final SourceText text;
  private final Part part;
  private final HostFacts facts = new HostFacts();
  private final Map<String, String> fields = new HashMap<>();
  private String record = "";
  private int from;
  private int to;
  private int lines;

  KeyValueReader(SourceText text, Part part) {
    this.text = text;
    this.part = part;
  }

  /** Reads from offset {@code start}. */
  RecordFacts read(int start) {
    int number = text.lineAt(start);
    while (number <= text.lineCount() && text.lineStart(number) < part.end()) {
      line(text.lineStart(number), text.lineEnd(number));
      number++;
    }
    end();
    return new RecordFacts(facts, true);
  }

  private void line(int start, int end) {
    String line = text.text(start, end).strip();
    if (line.isEmpty()) {
      return;
    }
    if (line.startsWith("#") || Prompts.isPrompt(text, start)) {
      facts.line(LineState.NEEDLESS);
      return;
    }
    int equals = line.indexOf('=');
    String[] key = (equals < 0 ? "" : line.substring(0, equals)).split("\\.", -1);
    if (key.length < 3) {
      facts.unrecognized(new Span(text.file(), start, end));
      facts.line(LineState.UNRECOGNIZED);
      return;
    }
    String of = String.join(".", Arrays.copyOf(key, key.length - 2));
    String name = RecordFacts.fieldName(key[key.length - 2]);
    if (!of.equals(record) || fields.containsKey(name)) {
      end();
      record = of;
      from = start;
    }
    fields.put(name, line.substring(equals + 1).strip());
    to = end;
    lines++;
  }

  private void end() {
    if (!fields.isEmpty()) {
      LineState state = RecordFacts.add(fields, new Span(text.file(), from, to), facts);
      for (int i = 0; i < lines; i++) {
        facts.line(state);
      }
    }
    fields.clear();
    lines = 0;
  }
}
