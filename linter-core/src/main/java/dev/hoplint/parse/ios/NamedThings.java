package dev.hoplint.parse.ios;

import dev.hoplint.model.Definitions.ClassMap;
import dev.hoplint.model.Definitions.Named;
import dev.hoplint.model.Definitions.PolicyMap;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Setting;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Class-maps, policy-maps, and things of which only the name matters, from their lines. */
final class NamedThings {
  private final CurrentLine line;
  private final Map<String, ClassFacts> classMaps = new LinkedHashMap<>();
  private final Map<String, PolicyFacts> policyMaps = new LinkedHashMap<>();

  /** By kind and name: the words of each entry, and its place. */
  private final Map<Kind, Map<String, TreeMap<String, Span>>> named = new TreeMap<>();

  private @Nullable ClassFacts currentClass;
  private @Nullable PolicyFacts currentPolicy;
  private @Nullable String currentClassName;

  private record ClassFacts(
      @Nullable String type, boolean any, List<Setting<String>> matches, Span span) {}

  private record PolicyFacts(
      @Nullable String type, List<NameUse> classes, Set<String> treated, Span span) {}

  NamedThings(CurrentLine line) {
    this.line = line;
  }

  List<ClassMap> buildClassMaps() {
    List<ClassMap> built = new ArrayList<>();
    classMaps.forEach(
        (name, facts) ->
            built.add(new ClassMap(name, facts.type, facts.any, facts.matches, facts.span)));
    return built;
  }

  List<PolicyMap> buildPolicyMaps() {
    List<PolicyMap> built = new ArrayList<>();
    policyMaps.forEach(
        (name, facts) ->
            built.add(new PolicyMap(name, facts.type, facts.classes, facts.treated, facts.span)));
    return built;
  }

  List<Named> buildOthers() {
    List<Named> built = new ArrayList<>();
    Comparator<Span> byStart = Comparator.comparingInt(Span::start);
    named.forEach(
        (kind, names) ->
            names.forEach(
                (name, entries) ->
                    entries.values().stream()
                        .min(byStart)
                        .ifPresent(span -> built.add(new Named(kind, name, span)))));
    built.sort(Comparator.comparing(Named::span, byStart));
    return built;
  }

  void classHeader(List<Token> tokens) {
    currentClass = null;
    LineWords words = new LineWords(line, tokens);
    String type = words.take("type") ? words.text("a type") : null;
    boolean any = words.take("match-any");
    boolean told = any || words.take("match-all") || words.take("match-none");
    String name = words.text("a name");
    if (!told && type != null && words.hasNext()) {
      // "type inspect http match-any C", "type control subscriber C".
      any = words.take("match-any");
      if (!any && !words.take("match-all")) {
        words.take("match-none");
      }
      name = words.text("a name");
    }
    boolean anyMatch = any;
    if (!words.complete()) {
      return;
    }
    if (line.undoes()) {
      classMaps.remove(name);
    } else {
      currentClass =
          classMaps.computeIfAbsent(
              name, n -> new ClassFacts(type, anyMatch, new ArrayList<>(), line.span()));
    }
  }

  void classMatch(List<Token> tokens) {
    if (tokens.isEmpty()) {
      line.needs("what is to match");
    }
    String words = new LineWords(line, tokens).rest();
    ClassFacts facts = currentClass;
    if (!line.complete() || facts == null) {
      return;
    }
    if (line.undoes()) {
      facts.matches.removeIf(known -> known.value().equals(words));
    } else {
      facts.matches.add(new Setting<>(words, line.span()));
    }
  }

  void policyHeader(List<Token> tokens) {
    currentPolicy = null;
    LineWords words = new LineWords(line, tokens);
    String type = words.take("type") ? words.text("a type") : null;
    if (type != null && tokens.size() > 3) {
      // "type access-control P", "type control subscriber P": the name is the last word.
      words.text("a type");
    }
    String name = words.text("a name");
    if (!words.complete()) {
      return;
    }
    if (line.undoes()) {
      policyMaps.remove(name);
    } else {
      currentPolicy =
          policyMaps.computeIfAbsent(
              name, n -> new PolicyFacts(type, new ArrayList<>(), new HashSet<>(), line.span()));
      currentClassName = null;
    }
  }

  void policyClass(List<Token> tokens) {
    LineWords words = new LineWords(line, tokens);
    if (words.take("type")) {
      words.text("a type");
    }
    NameUse name = line.name(words.next("a name"));
    words.rest(); // "insert-before C", "event E …": the class is the first name.
    PolicyFacts facts = currentPolicy;
    if (!line.complete() || name == null || facts == null) {
      return;
    }
    if (line.undoes()) {
      facts.classes.removeIf(known -> known.name().equals(name.name()));
      facts.treated.remove(name.name());
      currentClassName = null;
    } else {
      facts.classes.add(name);
      currentClassName = name.name();
    }
  }

  /** {@code police …}, {@code bandwidth …} and the like, of the class that is open. */
  void policyAction() {
    PolicyFacts facts = currentPolicy;
    if (line.complete() && facts != null && currentClassName != null && !line.undoes()) {
      facts.treated.add(currentClassName);
    }
  }

  void asPath(List<Token> tokens) {
    LineWords words = new LineWords(line, tokens);
    entry(Kind.AS_PATH_LIST, words.text("a number"), words);
  }

  void communityList(List<Token> tokens) {
    LineWords words = new LineWords(line, tokens);
    if (!words.take("standard")) {
      words.take("expanded");
    }
    entry(Kind.COMMUNITY_LIST, words.text("a name"), words);
  }

  /** {@code fqdn|security|v6-network … NAME} or {@code ip address|port NAME}. */
  void otherGroup(List<Token> tokens) {
    LineWords words = new LineWords(line, tokens);
    for (int i = 1; i < tokens.size(); i++) {
      words.text("a type");
    }
    String name = words.text("a name");
    if (words.complete()) {
      header(Kind.OBJECT_GROUP, name, words);
    }
  }

  /** One entry on the line, or the header of a block with entries. */
  void extendedCommunityList(List<Token> tokens) {
    LineWords words = new LineWords(line, tokens);
    if (!words.take("standard")) {
      words.take("expanded");
    }
    header(Kind.EXTCOMMUNITY_LIST, words.text("a name"), words);
  }

  /** {@code NAME permit|deny}, a block. */
  void policyList(List<Token> tokens) {
    LineWords words = new LineWords(line, tokens);
    String name = words.text("a name");
    if (!words.take("permit") && !words.take("deny") && !line.undoes()) {
      line.malformed("a policy list needs `permit` or `deny`");
    }
    header(Kind.POLICY_LIST, name, words);
  }

  /** The name is there from its first line on; only a line without more words undoes it. */
  private void header(Kind kind, String name, LineWords words) {
    boolean whole = !words.hasNext();
    words.rest();
    if (!line.complete()) {
      return;
    }
    Map<String, TreeMap<String, Span>> names =
        named.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    if (!line.undoes()) {
      names.computeIfAbsent(name, n -> new TreeMap<>()).putIfAbsent("", line.span());
    } else if (whole) {
      names.remove(name);
    }
  }

  /** A line of a list; a list without lines is none. */
  private void entry(Kind kind, String name, LineWords words) {
    boolean whole = !words.hasNext();
    if (words.take("seq")) {
      words.text("a number");
    }
    boolean isEntry = words.peek().equals("permit") || words.peek().equals("deny");
    if (!isEntry && !(whole && line.undoes())) {
      line.malformed("the list needs `permit` or `deny`");
    }
    String entry = words.rest();
    if (!line.complete()) {
      return;
    }
    Map<String, TreeMap<String, Span>> names =
        named.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    if (!line.undoes()) {
      names.computeIfAbsent(name, n -> new TreeMap<>()).putIfAbsent(entry, line.span());
      return;
    }
    TreeMap<String, Span> entries = names.get(name);
    if (whole) {
      names.remove(name);
    } else if (entries != null) {
      entries.remove(entry);
    }
  }

  void timeRange(List<Token> tokens) {
    LineWords words = new LineWords(line, tokens);
    String name = words.text("a name");
    if (words.complete()) {
      header(Kind.TIME_RANGE, name, words);
    }
  }
}
