package dev.hoplint.parse.ios;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.Interface;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Problem;
import dev.hoplint.model.RouteMap;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A configuration that a test has parsed. */
final class Ios {
  static final SourceFile FILE = new SourceFile("r.cfg");

  final SourceText text;
  final PartResult result;
  final IosConfig config;

  private Ios(SourceText text) {
    this.text = text;
    Part part = new Part(PartKind.IOS_CONFIG, 0, text.bytes().length, null, null);
    result = IosParser.parse(text, part);
    config = (IosConfig) result.facts();
  }

  static Ios of(String text) {
    return new Ios(SourceText.of(FILE, text));
  }

  static Ios of(byte[] bytes) {
    return new Ios(new SourceText(FILE, bytes));
  }

  static Ios lines(String... lines) {
    return of(String.join("\n", lines) + "\n");
  }

  /** The definitions of lines that must all be understood. */
  static Definitions definitions(String... lines) {
    Ios ios = lines(lines);
    if (!ios.result.problems().isEmpty()) {
      throw new AssertionError(ios.result.problems());
    }
    return ios.config.definitions();
  }

  static String lab(String name) {
    try (InputStream in = Ios.class.getResourceAsStream("lab/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Interface iface(String name) {
    return config.interfaces().stream()
        .filter(i -> i.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The only interface. */
  Interface iface() {
    if (config.interfaces().size() != 1) {
      throw new AssertionError(config.interfaces());
    }
    return config.interfaces().get(0);
  }

  AccessList list(String name) {
    return config.accessLists().stream()
        .filter(l -> l.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  RouteMap routeMap(String name) {
    return config.routeMaps().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  /** The place of a text that occurs once. */
  Span at(String words) {
    Span first = at(words, 1);
    if (find(words, first.start() + 1) >= 0) {
      throw new AssertionError("more than one " + words);
    }
    return first;
  }

  /** The place of the {@code nth} occurrence of a text, counted from 1. */
  Span at(String words, int nth) {
    int found = -1;
    for (int i = 0; i < nth; i++) {
      found = find(words, found + 1);
      if (found < 0) {
        throw new AssertionError("no occurrence " + nth + " of " + words);
      }
    }
    return new Span(FILE, found, found + words.length());
  }

  private int find(String words, int from) {
    return new String(text.bytes(), StandardCharsets.ISO_8859_1).indexOf(words, from);
  }

  /** The use of a name, the last word of a text that occurs once. */
  NameUse use(String words) {
    int name = words.lastIndexOf(' ') + 1;
    Span span = at(words);
    return new NameUse(words.substring(name), new Span(FILE, span.start() + name, span.end()));
  }

  String words(Span span) {
    return text.text(span.start(), span.end());
  }

  /** The messages of malformed lines. */
  List<String> malformed() {
    return problems(Problem.Kind.MALFORMED).stream().map(Problem::message).toList();
  }

  /** The words of unrecognized lines. */
  List<String> unrecognized() {
    return problems(Problem.Kind.UNRECOGNIZED).stream().map(p -> words(p.span())).toList();
  }

  private List<Problem> problems(Problem.Kind kind) {
    return result.problems().stream().filter(p -> p.kind() == kind).toList();
  }
}
