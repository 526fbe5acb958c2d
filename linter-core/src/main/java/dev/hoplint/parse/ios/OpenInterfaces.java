package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.InterfaceHeaderContext;
import dev.hoplint.model.Interface;
import dev.hoplint.model.NameUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The interfaces of a configuration, and those of them whose block is open. */
final class OpenInterfaces {
  private static final Set<String> LINK_TYPES =
      Set.of(
          "",
          "point-to-point",
          "multipoint",
          "point-to-multipoint",
          "l2transport",
          "l2vpn",
          "type ethernet",
          "type serial",
          "type tunnel");

  private final CurrentLine line;
  private final Map<String, InterfaceFacts> interfaces = new LinkedHashMap<>();

  /** The interface whose block is open; lines under a bad header go nowhere. */
  private InterfaceFacts current;

  private final InterfaceFacts nowhere;

  /** The interfaces whose block is open, if it is that of a range; else none. */
  private List<InterfaceFacts> range = List.of();

  private final InterfaceRange ranges;

  OpenInterfaces(CurrentLine line) {
    this.line = line;
    ranges = new InterfaceRange(line);
    nowhere = new InterfaceFacts("", line.span());
    current = nowhere;
  }

  List<Interface> build() {
    return interfaces.values().stream().map(InterfaceFacts::build).toList();
  }

  void header(InterfaceHeaderContext context) {
    current = nowhere;
    if (context.words.isEmpty()) {
      line.needs("a name");
    } else if (context.words.get(0).getType() == IosConfigLexer.RANGE) {
      range(context.words.subList(1, context.words.size()));
      return;
    }
    InterfaceWords words = new InterfaceWords(line, context.words);
    NameUse name = words.name();
    StringBuilder link = new StringBuilder();
    while (words.hasNext()) {
      link.append(link.length() == 0 ? "" : " ").append(words.word().getText());
    }
    String linkType = link.toString().toLowerCase(Locale.ROOT);
    if (!LINK_TYPES.contains(linkType)) {
      line.malformed("`" + link + "` is not understood after the interface's name");
    }
    if (!line.complete() || name == null) {
      return;
    }
    if (line.undoes()) {
      undo(name.name());
      return;
    }
    current = open(name.name());
    current.linkType = linkType.isEmpty() ? current.linkType : linkType;
  }

  private void undo(String name) {
    if (line.isNo()) {
      interfaces.remove(name);
      return;
    }
    // "default interface X" takes back what was said of it, not the interface.
    interfaces.computeIfPresent(name, (key, known) -> new InterfaceFacts(key, known.header));
  }

  private InterfaceFacts open(String name) {
    return interfaces.computeIfAbsent(name, key -> new InterfaceFacts(key, line.span()));
  }

  private void range(List<Token> words) {
    List<String> names = ranges.read(words);
    if (!line.complete() || names == null) {
      return;
    }
    if (line.undoes()) {
      names.forEach(this::undo);
    } else {
      range = names.stream().map(this::open).toList();
    }
  }

  /** {@code define interface-range NAME INTERFACES}. */
  void macro(@Nullable Token name, List<Token> words) {
    ranges.define(name, words);
  }

  /** Number of interfaces that the open block's lines are said of, at least 1. */
  int targets() {
    return Math.max(1, range.size());
  }

  /** Makes the interface with this index, from 0, the one that the line is about. */
  void select(int index) {
    if (index < range.size()) {
      current = range.get(index);
    }
  }

  /** Ends the block. */
  void close() {
    range = List.of();
    current = nowhere;
  }

  /** The interface that the line is about. */
  InterfaceFacts current() {
    return current;
  }
}
