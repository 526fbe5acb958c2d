package dev.hoplint.config;

import dev.hoplint.source.Nearest;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of {@code hoplint.yaml} whose keys are fixed. */
record Section(String title, List<String> keys) {
  static final Section ROOT =
      new Section(
          "hoplint.yaml",
          "include",
          "exclude",
          "failOn",
          "rules",
          "overrides",
          "network",
          "dumps",
          "baseline");
  static final Section OVERRIDE = new Section("overrides", "files", "rules");
  static final Section NETWORK = new Section("network", "assume", "hosts", "flows", "stateful");
  static final Section ASSUME =
      new Section("network.assume", "hostMtu", "pathMtuDiscovery", "vfrFeedsPbr");
  static final Section HOST =
      new Section("network.hosts", "name", "address", "gateway", "mtu", "pathMtuDiscovery");
  static final Section FLOW =
      new Section(
          "network.flows",
          "name",
          "protocol",
          "source",
          "destination",
          "port",
          "path",
          "maxPayload");
  static final Section DUMP = new Section("dumps", "device", "netstack");

  private static final List<Section> ALL =
      List.of(ROOT, OVERRIDE, NETWORK, ASSUME, HOST, FLOW, DUMP);

  Section(String title, String... keys) {
    this(title, List.of(keys));
  }

  /** Reads a mapping that has these keys only. */
  Fields fields(Values values, YamlNode node) throws RunException {
    YamlNode.Mapping mapping = values.mapping(node, title);
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!keys.contains(entry.key().text())) {
        throw values.text().error(entry.key().span(), unknown(entry.key().text()));
      }
    }
    return new Fields(values, mapping, title);
  }

  private String unknown(String key) {
    Section other = elsewhere(key);
    String nearest =
        other == null
            ? "the nearest known one is \"" + Nearest.to(key, keys) + "\""
            : "it belongs in " + other.title;
    return "unknown key \"" + Shown.of(key) + "\" in " + title + ", " + nearest;
  }

  private static @Nullable Section elsewhere(String key) {
    for (Section section : ALL) {
      if (section.keys.contains(key)) {
        return section;
      }
    }
    return null;
  }
}
