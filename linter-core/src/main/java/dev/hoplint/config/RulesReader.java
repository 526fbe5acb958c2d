package dev.hoplint.config;

import dev.hoplint.rule.RuleKey;
import dev.hoplint.rule.RuleLevel;
import dev.hoplint.rule.RuleNames;
import dev.hoplint.rule.RuleOption;
import dev.hoplint.rule.RuleSetting;
import dev.hoplint.rule.RuleSettings;
import dev.hoplint.source.Nearest;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The sections {@code rules} and {@code overrides}. */
final class RulesReader {
  private static final List<String> LEVELS = List.of("off", "note", "warning", "error");
  private static final String SEVERITY = "severity";

  private final Values values;
  private final RuleNames names;

  RulesReader(Values values, RuleNames names) {
    this.values = values;
    this.names = names;
  }

  List<RuleSetting> rules(@Nullable YamlNode node) throws RunException {
    if (node == null) {
      return List.of();
    }
    List<RuleSetting> settings = new ArrayList<>();
    Map<RuleKey, YamlNode.Scalar> seen = new HashMap<>();
    for (YamlNode.Entry entry : values.mapping(node, "rules").entries()) {
      YamlNode.Scalar written = entry.key();
      RuleKey key = names.resolve(written.text());
      if (key == null) {
        throw values.text().error(written.span(), names.unknown(written.text()));
      }
      YamlNode.Scalar before = seen.putIfAbsent(key, written);
      if (before != null) {
        throw values
            .text()
            .error(
                written.span(),
                "the rule "
                    + key
                    + " is given twice, first in line "
                    + values.text().line(before.span())
                    + " as \""
                    + Shown.of(before.text())
                    + "\"");
      }
      settings.add(setting(key, entry));
    }
    return settings;
  }

  List<RuleSettings.ForFiles> overrides(@Nullable YamlNode node) throws RunException {
    List<RuleSettings.ForFiles> overrides = new ArrayList<>();
    for (YamlNode item : values.list(node, "overrides")) {
      Fields fields = Section.OVERRIDE.fields(values, item);
      YamlNode files = fields.required("files");
      Globs globs = values.globs(files, "files");
      if (globs.isEmpty()) {
        throw values.text().error(files.span(), "files must be a list of at least one glob");
      }
      overrides.add(new RuleSettings.ForFiles(globs::matches, rules(fields.required("rules"))));
    }
    return overrides;
  }

  private RuleSetting setting(RuleKey key, YamlNode.Entry entry) throws RunException {
    if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
      return new RuleSetting(
          key, level(entry.value(), "the level of " + key), Map.of(), entry.key().span());
    }
    RuleLevel level = null;
    Map<RuleOption, String> options = new EnumMap<>(RuleOption.class);
    for (YamlNode.Entry field : mapping.entries()) {
      if (field.key().text().equals(SEVERITY)) {
        level = level(field.value(), SEVERITY);
      } else {
        options.put(option(key, field.key()), regex(field));
      }
    }
    return new RuleSetting(key, level, options, entry.key().span());
  }

  private RuleLevel level(YamlNode node, String what) throws RunException {
    if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNothing()) {
      throw values.wrong(node, what, "off, note, warning or error");
    }
    return switch (scalar.text()) {
      case "off", "Off", "OFF", "false", "False", "FALSE", "no", "No", "NO" -> RuleLevel.OFF;
      case "note" -> RuleLevel.NOTE;
      case "warning" -> RuleLevel.WARNING;
      case "error" -> RuleLevel.ERROR;
      default ->
          throw values
              .text()
              .error(
                  scalar.span(),
                  what
                      + " must be off, note, warning or error, not \""
                      + Shown.of(scalar.text())
                      + "\"; the nearest is "
                      + Nearest.to(scalar.text(), LEVELS));
    };
  }

  private RuleOption option(RuleKey key, YamlNode.Scalar written) throws RunException {
    List<String> known = new ArrayList<>(List.of(SEVERITY));
    for (RuleOption option : RuleOption.values()) {
      if (key.equals(new RuleKey.One(option.rule()))) {
        if (option.key().equals(written.text())) {
          return option;
        }
        known.add(option.key());
      }
    }
    throw values
        .text()
        .error(
            written.span(),
            "unknown key \""
                + Shown.of(written.text())
                + "\" for "
                + key
                + ", the nearest known one is \""
                + Nearest.to(written.text(), known)
                + "\"");
  }

  private String regex(YamlNode.Entry field) throws RunException {
    String what = field.key().text();
    String written = values.word(field.value(), what);
    try {
      Pattern.compile(written);
    } catch (PatternSyntaxException e) {
      throw values
          .text()
          .error(
              field.value().span(),
              what
                  + " is no regular expression: "
                  + Shown.inLine(e.getDescription())
                  + " near position "
                  + Math.max(1, e.getIndex() + 1)
                  + " of \""
                  + Shown.of(written)
                  + "\"");
    }
    return written;
  }
}
