package dev.hoplint.config;

import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML by its events, as far as {@code hoplint.yaml} uses it: no anchors, aliases or tags, one
 * document, words as they are written. Jackson stays out of it: a run without a report in JSON need
 * not pay for its first use.
 */
final class YamlReader {
  /** Over twice what {@code hoplint.yaml} needs; it bounds the recursion. */
  private static final int DEEPEST = 16;

  private final ConfigText text;

  /** Byte offset of each character (code point), and of the end. */
  private final int[] offsets;

  private final StreamReader reader;
  private final ParserImpl parser;

  private YamlReader(ConfigText text, String characters) {
    this.text = text;
    this.offsets = offsets(text.source().original());
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.reader = new StreamReader(characters);
    this.parser = new ParserImpl(reader, options);
  }

  /**
   * The document of a text; a text that holds nothing has one without keys.
   *
   * @throws RunException with the place, if it is no YAML or uses what is not allowed
   */
  static YamlNode read(ConfigText text) throws RunException {
    String characters = text.source().text();
    YamlReader reader = new YamlReader(text, characters);
    reader.checkCharacters(characters);
    try {
      return reader.document();
    } catch (MarkedYAMLException e) {
      throw reader.malformed(e);
    } catch (YAMLException e) {
      // A few of SnakeYAML's complaints come without a mark.
      int index = reader.reader.getIndex();
      throw text.error(
          reader.at(index, index), "not valid YAML: a key or value is not where it may be");
    } catch (NumberFormatException e) {
      // SnakeYAML lets it pass for escapes over U+7FFFFFFF and huge versions.
      int index = reader.reader.getIndex();
      throw text.error(reader.at(index, index), "not valid YAML: a number in it is too large");
    }
  }

  private static int[] offsets(byte[] utf8) {
    int[] offsets = new int[utf8.length + 1];
    int n = 0;
    for (int i = 0; i < utf8.length; i++) {
      if ((utf8[i] & 0xc0) != 0x80) {
        offsets[n++] = i;
      }
    }
    offsets[n++] = utf8.length;
    return Arrays.copyOf(offsets, n);
  }

  private void checkCharacters(String characters) throws RunException {
    int index = 0;
    for (int i = 0; i < characters.length(); index++) {
      int c = characters.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        throw text.error(
            at(index, index + 1), String.format("the character U+%04X is not allowed in YAML", c));
      }
      i += Character.charCount(c);
    }
  }

  private RunException malformed(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    Span span = mark == null ? at(0, 0) : at(mark.getIndex(), mark.getIndex());
    String problem = e.getProblem() == null ? "" : ": " + oneLine(e.getProblem());
    String context = e.getContext() == null ? "" : " (" + oneLine(e.getContext()) + ")";
    return text.error(span, "not valid YAML" + problem + context);
  }

  private static String oneLine(String message) {
    return Shown.inLine(message).strip();
  }

  private YamlNode document() throws RunException {
    next(Event.ID.StreamStart);
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return new YamlNode.Mapping(List.of(), at(0, 0));
    }
    next(Event.ID.DocumentStart);
    YamlNode root = node(parser.getEvent(), 1);
    next(Event.ID.DocumentEnd);
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw text.error(span(parser.peekEvent()), "a second document is not allowed");
    }
    return root;
  }

  private Event next(Event.ID expected) {
    Event event = parser.getEvent();
    if (!event.is(expected)) {
      throw new IllegalStateException(event + " instead of " + expected);
    }
    return event;
  }

  private YamlNode node(Event event, int depth) throws RunException {
    Span span = span(event);
    if (event instanceof AliasEvent alias) {
      throw text.error(span, "an alias (*" + Shown.of(alias.getAnchor()) + ") is not allowed");
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw text.error(span, "an anchor (&" + Shown.of(node.getAnchor()) + ") is not allowed");
    }
    String tag = tag(event);
    if (tag != null) {
      throw text.error(span, "a tag (" + Shown.of(tag) + ") is not allowed");
    }
    if (depth > DEEPEST) {
      throw text.error(span, "nested over " + DEEPEST + " levels deep");
    }
    if (event instanceof ScalarEvent scalar) {
      return new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), span);
    }
    if (event instanceof SequenceStartEvent) {
      List<YamlNode> items = new ArrayList<>();
      while (!parser.checkEvent(Event.ID.SequenceEnd)) {
        items.add(node(parser.getEvent(), depth + 1));
      }
      return new YamlNode.Sequence(List.copyOf(items), span.to(span(parser.getEvent())));
    }
    if (event instanceof MappingStartEvent) {
      return mapping(span, depth);
    }
    throw new IllegalStateException("no value: " + event);
  }

  private YamlNode.Mapping mapping(Span start, int depth) throws RunException {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      YamlNode key = node(parser.getEvent(), depth + 1);
      if (!(key instanceof YamlNode.Scalar name)) {
        throw text.error(key.span(), "a key must be a word");
      }
      Span before = seen.putIfAbsent(name.text(), name.span());
      if (before != null) {
        throw text.error(
            name.span(),
            "the key \""
                + Shown.of(name.text())
                + "\" is given twice, first in line "
                + text.line(before));
      }
      entries.add(new YamlNode.Entry(name, node(parser.getEvent(), depth + 1)));
    }
    return new YamlNode.Mapping(List.copyOf(entries), start.to(span(parser.getEvent())));
  }

  private static @Nullable String tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent start ? start.getTag() : null;
  }

  private Span span(Event event) {
    return at(event.getStartMark().getIndex(), event.getEndMark().getIndex());
  }

  private Span at(int index, int endIndex) {
    int last = offsets.length - 1;
    int start = offsets[Math.min(index, last)];
    return new Span(
        text.source().file(), start, Math.max(start, offsets[Math.min(endIndex, last)]));
  }
}
