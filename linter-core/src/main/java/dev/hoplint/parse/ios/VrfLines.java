package dev.hoplint.parse.ios;

import dev.hoplint.model.NameUse;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Vrf;
import dev.hoplint.model.Vrf.RouteTarget;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** VRFs and the lines of their blocks. */
final class VrfLines {
  private final CurrentLine line;
  private final Map<String, Facts> vrfs = new LinkedHashMap<>();

  /** Lines under a bad header go nowhere. */
  private Facts open;

  /** A VRF while its lines are read. */
  private static final class Facts {
    final Span span;
    @Nullable Setting<String> rd;
    final Set<String> families = new LinkedHashSet<>();
    final List<RouteTarget> targets = new ArrayList<>();

    Facts(Span span) {
      this.span = span;
    }
  }

  VrfLines(CurrentLine line) {
    this.line = line;
    open = new Facts(line.span());
  }

  List<Vrf> build() {
    List<Vrf> built = new ArrayList<>();
    vrfs.forEach(
        (name, facts) ->
            built.add(
                new Vrf(name, facts.rd, List.copyOf(facts.families), facts.targets, facts.span)));
    return built;
  }

  /**
   * A header.
   *
   * @param older {@code ip vrf}: of IPv4, without families of its own
   */
  void header(@Nullable Token word, boolean older) {
    open = new Facts(line.span());
    NameUse name = line.name(word);
    if (!line.complete() || name == null) {
      return;
    }
    if (line.undoes()) {
      vrfs.remove(name.name());
      return;
    }
    open = vrfs.computeIfAbsent(name.name(), n -> new Facts(line.span()));
    if (older) {
      open.families.add("ipv4");
    }
  }

  void distinguisher(List<Token> words) {
    Tail tail = new Tail(line, words);
    NameUse rd = tail.hasNext() || !line.undoes() ? tail.name() : null;
    if (tail.isEnd()) {
      open.rd = line.undoes() || rd == null ? null : new Setting<>(rd.name(), line.span());
    }
  }

  /** {@code address-family ipv4|ipv6 [unicast|multicast]}. */
  void family(List<Token> words) {
    Tail tail = new Tail(line, words);
    String family = tail.oneOf("ipv4", "ipv6");
    boolean multicast = !tail.takes("unicast") && tail.takes("multicast");
    if (!tail.isEnd() || family == null || multicast) {
      return;
    }
    if (line.undoes()) {
      open.families.remove(family);
    } else {
      open.families.add(family);
    }
  }

  /** {@code route-target import|export|both N:N [stitching]}. */
  void target(List<Token> words) {
    Tail tail = new Tail(line, words);
    String direction = tail.takesOneOf("import", "export", "both");
    NameUse community = tail.name();
    tail.takes("stitching");
    if (!tail.isEnd() || community == null) {
      return;
    }
    boolean imports = !"export".equals(direction);
    boolean exports = !"import".equals(direction);
    String value = community.name();
    if (!line.undoes()) {
      open.targets.add(new RouteTarget(imports, exports, value, line.span()));
      return;
    }
    List<RouteTarget> before = List.copyOf(open.targets);
    open.targets.clear();
    for (RouteTarget known : before) {
      boolean same = known.community().equals(value);
      boolean in = known.imports() && !(same && imports);
      boolean out = known.exports() && !(same && exports);
      if (in || out) {
        open.targets.add(new RouteTarget(in, out, known.community(), known.span()));
      }
    }
  }
}
