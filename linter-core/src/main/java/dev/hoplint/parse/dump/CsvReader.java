package dev.hoplint.parse.dump;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import dev.hoplint.model.LineState;
import dev.hoplint.source.Part;
import dev.hoplint.source.Prompts;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code esxcli --formatter=csv}: field names on the first line, a record on each of the others.
 */
final class CsvReader {
  private final ObjectReader line = new CsvMapper().readerFor(String[].class);

  private final SourceText text;
  private final Part part;
  private final HostFacts facts = new HostFacts();

  CsvReader(SourceText text, Part part) {
    this.text = text;
    this.part = part;
  }

  /** Whether a line is the names of the fields of a command that is read. */
  static boolean isHeading(String line) {
    String names = "," + RecordFacts.fieldNames(line) + ",";
    boolean length = names.contains(",netmask,") || names.contains(",prefixlength,");
    return (names.contains(",network,") && length)
        || names.contains(",ipv4address,")
        || names.contains(",netstackinstance,")
        || (names.contains(",interface,") && names.contains(",address,"));
  }

  /** Reads from the heading, which starts at offset {@code start}. */
  RecordFacts read(int start) {
    int number = text.lineAt(start);
    String[] names = RecordFacts.fieldNames(text.text(start, text.lineEnd(number))).split(",", -1);
    facts.line(LineState.NEEDLESS);
    number++;
    while (number <= text.lineCount() && text.lineStart(number) < part.end()) {
      record(names, text.lineStart(number), text.lineEnd(number));
      number++;
    }
    return new RecordFacts(facts, true);
  }

  private void record(String[] names, int start, int end) {
    String row = text.text(start, end);
    if (row.isBlank()) {
      return;
    }
    if (row.startsWith("#") || Prompts.isPrompt(text, start)) {
      facts.line(LineState.NEEDLESS);
      return;
    }
    Span span = new Span(text.file(), start, end);
    try {
      String[] cells = line.readValue(row);
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < Math.min(names.length, cells.length); i++) {
        if (!names[i].isEmpty()) {
          fields.put(names[i], cells[i]);
        }
      }
      facts.line(RecordFacts.add(fields, span, facts));
    } catch (JsonProcessingException e) {
      facts.malformed("malformed CSV: " + e.getOriginalMessage(), span);
      facts.line(LineState.UNRECOGNIZED);
    }
  }
}
