package dev.hoplint.header;

import dev.hoplint.model.AccessList;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.parse.ios.IosParser;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Access lists and what they name, written as in a configuration. */
final class Texts {
  private Texts() {}

  static IosConfig read(String config) {
    SourceText text = SourceText.of(new SourceFile("r.cfg"), "hostname R\n" + config);
    Part part = new Part(PartKind.IOS_CONFIG, 0, text.bytes().length, null, null);
    return (IosConfig) IosParser.parse(text, part).facts();
  }

  /** The lines of an extended list without its header. */
  static AccessList list(String... entries) {
    return list(List.of(entries));
  }

  static AccessList list(List<String> entries) {
    return read(lines("ip access-list extended A", entries)).accessLists().get(0);
  }

  static String lines(String header, List<String> below) {
    StringBuilder text = new StringBuilder(header).append('\n');
    below.forEach(line -> text.append(' ').append(line).append('\n'));
    return text.toString();
  }

  /** The lists of a configuration by their names. */
  static Function<String, @Nullable AccessList> lists(IosConfig config) {
    return name ->
        config.accessLists().stream().filter(l -> l.name().equals(name)).findFirst().orElse(null);
  }

  /** The object groups of a configuration by their names. */
  static Function<String, @Nullable ObjectGroup> groups(IosConfig config) {
    return name ->
        config.definitions().objectGroups().stream()
            .filter(g -> g.name().equals(name))
            .findFirst()
            .orElse(null);
  }
}
