package dev.hoplint.config;

import dev.hoplint.model.Declared;
import dev.hoplint.rule.RuleLevel;
import dev.hoplint.rule.RuleNames;
import dev.hoplint.rule.RuleSettings;
import dev.hoplint.source.Nearest;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import dev.hoplint.source.Utf8;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code hoplint.yaml}. */
public final class ConfigLoader {
  /** Far over what people or programs write; it keeps a wrong file from filling the memory. */
  private static final long GREATEST_SIZE = 64L << 20;

  private static final List<String> FAIL_ON = List.of("error", "warning", "note", "never");

  private final ConfigText text;
  private final Values values;
  private final RuleNames names;

  private ConfigLoader(ConfigText text, RuleNames names) {
    this.text = text;
    this.values = new Values(text);
    this.names = names;
  }

  /**
   * Reads a file.
   *
   * @param base folder where the run starts; errors and spans show the file relative to it
   * @param file absolute or relative to {@code base}
   * @param names the rules that exist
   * @throws RunException if it cannot be read or is wrong; {@code file:line:column: message} for
   *     the first fault in it
   */
  public static Config load(Path base, Path file, RuleNames names) throws RunException {
    Path start = base.toAbsolutePath().normalize();
    Path place = start.resolve(file).normalize();
    String shown = place.equals(start) ? "." : Config.slashed(start, place);
    SourceFile source = new SourceFile(shown);
    byte[] utf8 = decode(source, bytes(place, shown));
    ConfigText text = new ConfigText(new SourceText(source, utf8));
    Path folder = place.getParent();
    if (folder == null) {
      throw new RunException(shown + ": this is no file");
    }
    return new ConfigLoader(text, names).read(folder);
  }

  private static byte[] bytes(Path file, String shown) throws RunException {
    try {
      if (Files.isDirectory(file)) {
        throw new RunException(Shown.inLine(shown) + ": this is a folder, not a configuration");
      }
      if (Files.size(file) > GREATEST_SIZE) {
        throw new RunException(Shown.inLine(shown) + ": too large for a configuration");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new RunException(Shown.inLine(shown) + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new RunException(Shown.inLine(shown) + ": permission denied", e);
    } catch (IOException e) {
      throw new RunException(Shown.inLine(shown + ": cannot be read: " + e.getMessage()), e);
    }
  }

  /** The text as UTF-8 without a byte order mark. */
  private static byte[] decode(SourceFile file, byte[] bytes) throws RunException {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    byte[] utf8 = marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    int fault = Utf8.firstFault(utf8);
    if (fault >= 0) {
      throw new ConfigText(new SourceText(file, utf8))
          .error(new Span(file, fault, fault), "this is not UTF-8");
    }
    return utf8;
  }

  private Config read(Path folder) throws RunException {
    Fields fields = Section.ROOT.fields(values, YamlReader.read(text));
    RulesReader rules = new RulesReader(values, names);
    Declared declared = new NetworkReader(values).read(fields.get("network"), fields.get("dumps"));
    return new Config(
        folder,
        text.source(),
        values.globs(fields.get("include"), "include"),
        values.globs(fields.get("exclude"), "exclude"),
        failOn(fields.get("failOn")),
        new RuleSettings(
            rules.rules(fields.get("rules")),
            rules.overrides(fields.get("overrides")),
            List.of(),
            List.of()),
        declared,
        baseline(fields, folder));
  }

  private @Nullable RuleLevel failOn(@Nullable YamlNode node) throws RunException {
    if (node == null) {
      return null;
    }
    String word = values.word(node, "failOn");
    return switch (word) {
      case "error" -> RuleLevel.ERROR;
      case "warning" -> RuleLevel.WARNING;
      case "note" -> RuleLevel.NOTE;
      case "never" -> RuleLevel.OFF;
      default ->
          throw text.error(
              node.span(),
              "failOn must be error, warning, note or never, not \""
                  + Shown.of(word)
                  + "\"; the nearest is "
                  + Nearest.to(word, FAIL_ON));
    };
  }

  private @Nullable Path baseline(Fields fields, Path folder) throws RunException {
    String written = fields.word("baseline");
    if (written == null) {
      return null;
    }
    try {
      return folder.resolve(written).normalize();
    } catch (InvalidPathException e) {
      throw values.wrong(fields.required("baseline"), "baseline", "a path");
    }
  }
}
