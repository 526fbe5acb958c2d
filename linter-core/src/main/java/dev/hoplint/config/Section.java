package dev.hoplint.config;

import dev.hoplint.rule.NearestName;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of {@code hoplint.yaml} whose keys are fixed. */
enum Section {
  ROOT(
      "hoplint.yaml",
      "include",
      "exclude",
      "failOn",
      "rules",
      "overrides",
      "network",
      "dumps",
      "baseline"),
  OVERRIDE("overrides", "files", "rules"),
  NETWORK("network", "assume", "hosts", "flows", "stateful"),
  ASSUME("network.assume", "hostMtu", "pathMtuDiscovery", "vfrFeedsPbr"),
  HOST("network.hosts", "name", "address", "gateway", "mtu", "pathMtuDiscovery"),
  FLOW("network.flows", "name", "protocol", "source", "destination", "port", "path", "maxPayload"),
  DUMP("dumps", "device", "netstack");

  private final String title;
  private final List<String> keys;

  Section(String title, String... keys) {
    this.title = title;
    this.keys = List.of(keys);
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
            ? "the nearest known one is \"" + NearestName.to(key, keys) + "\""
            : "it belongs in " + other.title;
    return "unknown key \"" + Shown.of(key) + "\" in " + title + ", " + nearest;
  }

  private static @Nullable Section elsewhere(String key) {
    for (Section section : values()) {
      if (section.keys.contains(key)) {
        return section;
      }
    }
    return null;
  }
}
