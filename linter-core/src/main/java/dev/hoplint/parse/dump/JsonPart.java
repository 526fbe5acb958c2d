package dev.hoplint.parse.dump;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.io.IOException;

/**
 * The JSON of a part.
 *
 * @param start offset where it begins
 */
record JsonPart(SourceText text, Part part, int start) {
  /** What reads the values, one after the other. */
  interface Values {
    void read(JsonParser json) throws IOException;
  }

  /** Whether all of it is JSON; if not, {@code facts} get the place where it ceases to be. */
  boolean read(JsonFactory factory, HostFacts facts, Values values) {
    try (JsonParser json = factory.createParser(text.bytes(), start, part.end() - start)) {
      values.read(json);
      return true;
    } catch (JsonProcessingException e) {
      int at = offset(Math.max(0, e.getLocation().getByteOffset()));
      int end = Math.min(at, part.end());
      facts.malformed("malformed JSON: " + e.getOriginalMessage(), new Span(text.file(), end, end));
      return false;
    } catch (IOException e) {
      // Only memory is read.
      throw new IllegalStateException(e);
    }
  }

  /** The file's offset of one that a parser tells. */
  int offset(long ofParser) {
    return start + (int) ofParser;
  }
}
