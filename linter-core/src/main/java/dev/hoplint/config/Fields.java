package dev.hoplint.config;

import dev.hoplint.source.RunException;
import dev.hoplint.source.Span;
import org.jspecify.annotations.Nullable;

/** A mapping whose keys are all known. */
record Fields(Values values, YamlNode.Mapping mapping, String title) {

  Span span() {
    return mapping.span();
  }

  @Nullable YamlNode get(String key) {
    for (YamlNode.Entry entry : mapping.entries()) {
      if (entry.key().text().equals(key)) {
        return entry.value();
      }
    }
    return null;
  }

  YamlNode required(String key) throws RunException {
    YamlNode value = get(key);
    if (value == null) {
      throw values.text().error(mapping.span(), title + " needs \"" + key + "\"");
    }
    return value;
  }

  /** A whole number, or {@code otherwise} if the key is not there. */
  int integer(String key, int low, int high, int otherwise) throws RunException {
    YamlNode value = get(key);
    return value == null ? otherwise : values.integer(value, key, low, high);
  }

  boolean bool(String key, boolean otherwise) throws RunException {
    YamlNode value = get(key);
    return value == null ? otherwise : values.bool(value, key);
  }

  @Nullable String word(String key) throws RunException {
    YamlNode value = get(key);
    return value == null ? null : values.word(value, key);
  }
}
