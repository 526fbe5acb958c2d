package dev.hoplint.lint;

import dev.hoplint.config.Config;
import dev.hoplint.config.ConfigFinder;
import dev.hoplint.config.ConfigLoader;
import dev.hoplint.config.Globs;
import dev.hoplint.rule.RuleKey;
import dev.hoplint.rule.RuleNames;
import dev.hoplint.rule.RuleSettings;
import dev.hoplint.rules.RuleCatalog;
import dev.hoplint.source.Discovery;
import dev.hoplint.source.FoundFile;
import dev.hoplint.source.RunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The one door: a request in, the network as it is at this moment out. */
public final class Workspace {
  private Workspace() {}

  /**
   * Finds, reads and judges the files of a request.
   *
   * @throws RunException if the run can't be made: a path that does not exist, a wrong
   *     configuration, an unknown rule
   */
  public static Snapshot open(LintRequest request) throws RunException {
    RuleNames names = new RuleNames(RuleCatalog.all());
    Path base = request.base().toAbsolutePath().normalize();
    Config config = config(request, base, names);
    List<RuleKey> select = keys(names, "--select", request.select());
    List<RuleKey> ignore = keys(names, "--ignore", request.ignore());
    Globs includes = Globs.of(request.includes());
    Globs excludes = Globs.of(request.excludes());
    boolean limited = !includes.isEmpty() || !config.include().isEmpty();
    Predicate<String> include =
        path ->
            includes.isEmpty()
                ? config.include().matches(config.pathOf(base.resolve(path)))
                : includes.matches(path);
    Predicate<String> exclude =
        path ->
            excludes.matches(path) || config.exclude().matches(config.pathOf(base.resolve(path)));
    Discovery.Found found =
        Discovery.find(base, request.paths(), limited ? include : null, exclude);
    FileReader reader = new FileReader(request.overlay(), names);
    List<ReadFile> files = new ArrayList<>();
    for (ReadFile file : new Parallel(request.jobs()).map(found.files(), reader::read)) {
      if (file != null) {
        files.add(file);
      }
    }
    List<LintResult.NotAnalysed> unreadable = new ArrayList<>();
    for (Discovery.Unreadable file : found.notAnalysed()) {
      unreadable.add(new LintResult.NotAnalysed(file.file().path(), 0, file.reason()));
    }
    Run run =
        new Run(
            request,
            base,
            config,
            names,
            config.rules().with(select, ignore),
            only(request, base),
            unreadable);
    return Snapshot.of(run, files, reader);
  }

  /**
   * What stays the same from one snapshot of a workspace to the next.
   *
   * @param only files whose findings are reported; null: all
   */
  record Run(
      LintRequest request,
      Path base,
      Config config,
      RuleNames names,
      RuleSettings settings,
      @Nullable Set<Path> only,
      List<LintResult.NotAnalysed> unreadable) {
    String configPath(FoundFile file) {
      return config.pathOf(file.path());
    }
  }

  private static Config config(LintRequest request, Path base, RuleNames names)
      throws RunException {
    if (request.configuration() instanceof LintRequest.Configuration.Given given) {
      return ConfigLoader.load(base, given.file(), names);
    }
    if (request.configuration() instanceof LintRequest.Configuration.None) {
      return Config.none(base);
    }
    Path found = ConfigFinder.find(base, request.paths());
    return found == null ? Config.none(base) : ConfigLoader.load(base, found, names);
  }

  private static List<RuleKey> keys(RuleNames names, String option, List<String> words)
      throws RunException {
    List<RuleKey> keys = new ArrayList<>();
    for (String word : words) {
      keys.addAll(names.parseList(option, word));
    }
    return keys;
  }

  private static @Nullable Set<Path> only(LintRequest request, Path base) throws RunException {
    if (request.only().isEmpty()) {
      return null;
    }
    Set<Path> only = new HashSet<>();
    for (Path path : request.only()) {
      Path file = base.resolve(path).normalize();
      if (!Files.exists(file)) {
        throw new RunException("no such file: " + path);
      }
      only.add(file);
    }
    return only;
  }
}
