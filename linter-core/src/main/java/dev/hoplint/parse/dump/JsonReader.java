package dev.hoplint.parse.dump;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hoplint.model.LineState;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** {@code esxcli --formatter=json}: an array of objects, or one object. */
final class JsonReader {
  private final SourceText text;
  private final Part part;
  private final HostFacts facts = new HostFacts();

  JsonReader(SourceText text, Part part) {
    this.text = text;
    this.part = part;
  }

  /** Reads from offset {@code start}; what follows the first value is not looked at. */
  RecordFacts read(int start) {
    JsonPart input = new JsonPart(text, part, start);
    boolean complete =
        input.read(
            new JsonFactory(),
            facts,
            json -> {
              JsonToken token = json.nextToken();
              if (token == JsonToken.START_ARRAY) {
                token = json.nextToken();
                while (token != JsonToken.END_ARRAY && token != null) {
                  record(json, input);
                  token = json.nextToken();
                }
              } else {
                record(json, input);
              }
            });
    return new RecordFacts(facts, complete);
  }

  private void record(JsonParser json, JsonPart input) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    int from = input.offset(json.currentTokenLocation().getByteOffset());
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        fields.put(RecordFacts.fieldName(name), json.getText());
      }
      json.skipChildren();
    }
    int to = input.offset(json.currentTokenLocation().getByteOffset()) + 1;
    Span span = new Span(text.file(), from, to);
    LineState state = RecordFacts.add(fields, span, facts);
    for (int line = text.lineAt(from); line <= text.lineAt(to - 1); line++) {
      facts.line(state);
    }
  }
}
