package dev.hoplint.parse.dump;

import dev.hoplint.model.LineState;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code esxcli --formatter=python}: a list of dictionaries as Python writes them, {@code
 * [{'Gateway': '10.0.0.1', 'Enabled': True}]}; releases before 7.0 put a {@code u} before strings.
 */
final class PythonReader {
  private final SourceText text;
  private final Part part;
  private final byte[] bytes;
  private final HostFacts facts = new HostFacts();
  private int at;

  PythonReader(SourceText text, Part part) {
    this.text = text;
    this.part = part;
    this.bytes = text.bytes();
  }

  /** Something else stands where a part of a dictionary should. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Reads from offset {@code start}; what follows the first value is not looked at. */
  RecordFacts read(int start) {
    at = start;
    boolean complete = true;
    try {
      boolean list = take('[');
      while (!(list && take(']'))) {
        record();
        if (!list) {
          break;
        }
        take(',');
      }
    } catch (Broken e) {
      complete = false;
      int end = Math.min(at, part.end());
      facts.malformed("malformed output of Python", new Span(text.file(), end, end));
    }
    return new RecordFacts(facts, complete);
  }

  private void record() throws Broken {
    blanks();
    int from = at;
    expect('{');
    Map<String, String> fields = new HashMap<>();
    while (!take('}')) {
      String name = scalar();
      expect(':');
      blanks();
      if (at < part.end() && isOpening(bytes[at])) {
        skip();
      } else {
        String value = scalar();
        if (!value.equals("None")) {
          fields.put(RecordFacts.fieldName(name), value);
        }
      }
      take(',');
    }
    Span span = new Span(text.file(), from, at);
    LineState state = RecordFacts.add(fields, span, facts);
    for (int line = text.lineAt(from); line <= text.lineAt(at - 1); line++) {
      facts.line(state);
    }
  }

  /** A string without its quotes, or a word: {@code True}, {@code 1500}. */
  private String scalar() throws Broken {
    blanks();
    if (at + 1 < part.end() && (bytes[at] == 'u' || bytes[at] == 'b') && isQuote(bytes[at + 1])) {
      at++;
    }
    if (at >= part.end()) {
      throw new Broken();
    }
    return isQuote(bytes[at]) ? string() : word();
  }

  private String string() throws Broken {
    int quote = bytes[at++];
    StringBuilder value = new StringBuilder();
    int from = at;
    while (at < part.end() && bytes[at] != quote) {
      if (bytes[at] == '\n') {
        throw new Broken();
      }
      if (bytes[at] == '\\' && at + 1 < part.end()) {
        value.append(text.text(from, at));
        at++;
        from = at;
      }
      at++;
    }
    if (at >= part.end()) {
      throw new Broken();
    }
    return value.append(text.text(from, at++)).toString();
  }

  private String word() throws Broken {
    int from = at;
    while (at < part.end() && isWordByte(bytes[at])) {
      at++;
    }
    if (at == from) {
      throw new Broken();
    }
    return new String(bytes, from, at - from, StandardCharsets.US_ASCII);
  }

  /** A list or dictionary within a record: no field of it is needed. */
  private void skip() throws Broken {
    int depth = 0;
    do {
      if (at >= part.end()) {
        throw new Broken();
      }
      int b = bytes[at];
      if (isQuote(b)) {
        string();
        continue;
      }
      depth += isOpening(b) ? 1 : b == ']' || b == '}' || b == ')' ? -1 : 0;
      at++;
    } while (depth > 0);
  }

  private boolean take(int sign) {
    blanks();
    if (at < part.end() && bytes[at] == sign) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(int sign) throws Broken {
    if (!take(sign)) {
      throw new Broken();
    }
  }

  private void blanks() {
    while (at < part.end()
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
  }

  private static boolean isQuote(int b) {
    return b == '\'' || b == '"';
  }

  private static boolean isOpening(int b) {
    return b == '[' || b == '{' || b == '(';
  }

  private static boolean isWordByte(int b) {
    return (b >= '0' && b <= '9')
        || (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || b == '.'
        || b == '-'
        || b == '_';
  }
}
