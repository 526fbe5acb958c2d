package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.CryptoMapContext;
import dev.hoplint.grammars.IosConfigParser.IpsecOptionContext;
import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Setting;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The statements of IPsec and the lines of their blocks. */
final class IpsecLines {
  private static final int MAX_SEQUENCE = 65_535;

  /** An entry of a crypto map while its lines are read. */
  private static final class Entry {
    final int sequence;
    final Span span;
    String kind = "";
    @Nullable NameUse list;
    final Map<String, NameUse> peers = new LinkedHashMap<>();
    List<NameUse> transformSets = List.of();
    @Nullable NameUse accessGroupIn;
    @Nullable NameUse accessGroupOut;

    Entry(int sequence, Span span) {
      this.sequence = sequence;
      this.span = span;
    }

    Ipsec.MapEntry build(String name) {
      return new Ipsec.MapEntry(
          name,
          sequence,
          kind,
          list,
          new ArrayList<>(peers.values()),
          transformSets,
          accessGroupIn,
          accessGroupOut,
          span);
    }
  }

  private final CurrentLine line;
  private final Map<String, Ipsec.TransformSet> transformSets = new LinkedHashMap<>();
  private final Map<String, Ipsec.Profile> profiles = new LinkedHashMap<>();
  private final Map<String, Map<Integer, Entry>> maps = new LinkedHashMap<>();
  private @Nullable Setting<String> dfBit;
  private @Nullable Setting<String> fragmentation;

  /** Name of the transform set or profile whose block is open; empty under a bad header. */
  private String open = "";

  /** Lines under a bad header go nowhere. */
  private Entry entry;

  IpsecLines(CurrentLine line) {
    this.line = line;
    entry = new Entry(0, line.span());
  }

  Ipsec build() {
    List<Ipsec.MapEntry> entries = new ArrayList<>();
    maps.forEach((name, map) -> map.values().forEach(e -> entries.add(e.build(name))));
    return new Ipsec(
        new ArrayList<>(transformSets.values()),
        new ArrayList<>(profiles.values()),
        entries,
        dfBit,
        fragmentation);
  }

  void transformSet(List<Token> words) {
    open = "";
    Tail tail = new Tail(line, words);
    NameUse name = tail.name();
    List<String> transforms = new ArrayList<>();
    while (tail.hasNext()) {
      transforms.add(tail.next().getText().toLowerCase(Locale.ROOT));
    }
    if (name != null && transforms.isEmpty() && !line.undoes()) {
      tail.needs("a transform");
    }
    if (!line.complete() || name == null) {
      return;
    }
    if (line.undoes()) {
      transformSets.remove(name.name());
      return;
    }
    open = name.name();
    transformSets.put(open, new Ipsec.TransformSet(open, transforms, false, line.span()));
  }

  void mode(List<Token> words) {
    Tail tail = new Tail(line, words);
    String mode = null;
    if (line.undoes()) {
      tail.skip();
    } else {
      mode = tail.oneOf("tunnel", "transport");
      tail.takes("require");
    }
    Ipsec.TransformSet known = transformSets.get(open);
    if (tail.isEnd() && known != null) {
      transformSets.put(
          open,
          new Ipsec.TransformSet(open, known.transforms(), "transport".equals(mode), known.span()));
    }
  }

  void profile(List<Token> words) {
    open = "";
    Tail tail = new Tail(line, words);
    NameUse name = tail.name();
    if (!tail.isEnd() || name == null) {
      return;
    }
    if (line.undoes()) {
      profiles.remove(name.name());
      return;
    }
    open = name.name();
    profiles.putIfAbsent(open, new Ipsec.Profile(open, List.of(), line.span()));
  }

  void profileTransforms(List<Token> words) {
    List<NameUse> names = names(words);
    Ipsec.Profile known = profiles.get(open);
    if (line.complete() && known != null) {
      profiles.put(open, new Ipsec.Profile(open, names, known.span()));
    }
  }

  /** One name or more; none if the line undoes. */
  private List<NameUse> names(List<Token> words) {
    if (line.undoes()) {
      return List.of();
    }
    Tail tail = new Tail(line, words);
    List<NameUse> names = new ArrayList<>();
    do {
      NameUse name = tail.name();
      if (name != null) {
        names.add(name);
      }
    } while (tail.hasNext());
    return names;
  }

  void option(IpsecOptionContext context) {
    boolean df = context.option.getType() == IosConfigLexer.DF_BIT;
    Tail tail = new Tail(line, context.words);
    String value = null;
    if (line.undoes()) {
      tail.skip();
    } else if (df) {
      value = tail.oneOf("clear", "set", "copy");
    } else {
      value = tail.oneOf("before-encryption", "after-encryption");
    }
    if (!tail.isEnd()) {
      return;
    }
    Setting<String> setting = value == null ? null : new Setting<>(value, line.span());
    if (df) {
      dfBit = setting;
    } else {
      fragmentation = setting;
    }
  }

  void map(CryptoMapContext context) {
    entry = new Entry(0, line.span());
    NameUse name = line.name(context.name);
    if (line.undoes() && context.sequence == null) {
      if (line.complete() && name != null) {
        maps.remove(name.name());
      }
      return;
    }
    Integer sequence = line.number(context.sequence, 1, MAX_SEQUENCE);
    if (!line.complete() || name == null || sequence == null) {
      return;
    }
    if (line.undoes()) {
      Map<Integer, Entry> entries = maps.get(name.name());
      if (entries != null) {
        entries.remove(sequence);
      }
      return;
    }
    entry =
        maps.computeIfAbsent(name.name(), n -> new TreeMap<>())
            .computeIfAbsent(sequence, s -> new Entry(s, line.span()));
    entry.kind = context.words.isEmpty() ? entry.kind : CurrentLine.lowerCase(context.words);
  }

  void mapList(List<Token> words) {
    Tail tail = new Tail(line, words);
    NameUse list = tail.hasNext() || !line.undoes() ? tail.name() : null;
    if (tail.isEnd()) {
      entry.list = line.undoes() ? null : list;
    }
  }

  void mapPeer(List<Token> words) {
    Tail tail = new Tail(line, words);
    NameUse peer = tail.name();
    if (!tail.takes("default")) {
      tail.takes("dynamic");
    }
    if (!tail.isEnd() || peer == null) {
      return;
    }
    if (line.undoes()) {
      entry.peers.remove(peer.name());
    } else {
      entry.peers.put(peer.name(), peer);
    }
  }

  void mapTransforms(List<Token> words) {
    List<NameUse> names = names(words);
    if (line.complete()) {
      entry.transformSets = names;
    }
  }

  void mapAccessGroup(List<Token> words) {
    Tail tail = new Tail(line, words);
    NameUse list = tail.name();
    String direction = tail.oneOf("in", "out");
    if (!tail.isEnd() || direction == null) {
      return;
    }
    NameUse use = line.undoes() ? null : list;
    if (direction.equals("in")) {
      entry.accessGroupIn = use;
    } else {
      entry.accessGroupOut = use;
    }
  }
}
