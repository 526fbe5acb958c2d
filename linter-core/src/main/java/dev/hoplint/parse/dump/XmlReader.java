package dev.hoplint.parse.dump;

import dev.hoplint.model.LineState;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code esxcli --formatter=xml}: {@code <structure>} with {@code <field name="Gateway">} in it.
 * The form is always the same, so its tags are looked for, and what is between them has offsets.
 */
final class XmlReader {
  private static final String RECORD = "<structure";
  private static final String RECORD_END = "</structure>";
  private static final String FIELD = "<field name=\"";
  private static final String FIELD_END = "</field>";

  private final SourceText text;
  private final Part part;
  private final HostFacts facts = new HostFacts();

  XmlReader(SourceText text, Part part) {
    this.text = text;
    this.part = part;
  }

  /** Reads from offset {@code start}. */
  RecordFacts read(int start) {
    // A character for each byte, so that an index is an offset.
    String xml = new String(text.bytes(), start, part.end() - start, StandardCharsets.ISO_8859_1);
    boolean complete = xml.contains("</output>");
    int last = 0;
    int from = xml.indexOf(RECORD);
    int end = 0;
    while (from >= 0) {
      // Looked for once: records without an end would else each look through all that follows.
      end = end < 0 || end > from ? end : xml.indexOf(RECORD_END, from);
      int next = xml.indexOf(RECORD, from + 1);
      boolean open = end < 0 || (next >= 0 && next < end);
      int to = open ? (next < 0 ? xml.length() : next) : end + RECORD_END.length();
      Span span = new Span(text.file(), start + from, start + to);
      count(start + last, start + from, LineState.NEEDLESS);
      if (open) {
        facts.malformed("malformed XML: a record without an end", span);
        complete = false;
        count(start + from, start + to, LineState.UNRECOGNIZED);
      } else {
        LineState state = RecordFacts.add(fields(xml.substring(from, end)), span, facts);
        count(start + from, start + to, state);
      }
      last = to;
      from = next;
    }
    return new RecordFacts(facts, complete);
  }

  /** Counts the lines that begin between two offsets. */
  private void count(int from, int to, LineState state) {
    for (int i = from; i < to; i++) {
      if (i == part.start() || text.bytes()[i - 1] == '\n') {
        facts.line(state);
      }
    }
  }

  private static Map<String, String> fields(String record) {
    Map<String, String> fields = new HashMap<>();
    int at = record.indexOf(FIELD);
    while (at >= 0) {
      int name = at + FIELD.length();
      int quote = record.indexOf('"', name);
      int value = quote < 0 ? -1 : record.indexOf('>', quote);
      int end = value < 0 ? -1 : record.indexOf(FIELD_END, value);
      if (end < 0) {
        return fields;
      }
      fields.put(
          RecordFacts.fieldName(record.substring(name, quote)),
          plain(record.substring(value + 1, end)));
      at = record.indexOf(FIELD, end);
    }
    return fields;
  }

  /** Text without the tags of its type, and its entities as what they stand for. */
  private static String plain(String value) {
    StringBuilder plain = new StringBuilder();
    boolean tag = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '<') {
        tag = true;
      } else if (c == '>') {
        tag = false;
      } else if (!tag) {
        plain.append(c);
      }
    }
    byte[] bytes = plain.toString().strip().getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
