package dev.hoplint.maven;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.report.ReportFormat;
import dev.hoplint.source.RunException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Finds network faults in the Cisco IOS configurations and route dumps of a project, and fails the
 * build on them.
 *
 * <p>Each module of a build is one network: its own folder, without the folders of those modules
 * that this goal checks by themselves.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    threadSafe = true,
    requiresProject = false)
@SuppressWarnings("NullAway.Init") // Maven sets the fields.
public final class CheckMojo extends AbstractMojo {

  /** Does nothing if true. */
  @Parameter(property = "hoplint.skip", defaultValue = "false")
  boolean skip;

  /**
   * Files and folders to lint; relative ones lie in the project's folder. By default the project's
   * folder, without its build folder and without the modules that are checked by themselves.
   */
  @Parameter(property = "hoplint.sourceDirectories")
  List<File> sourceDirectories = List.of();

  /**
   * Globs of the files to lint, relative to the project's folder, in place of those of {@code
   * hoplint.yaml}.
   */
  @Parameter(property = "hoplint.includes")
  List<String> includes = List.of();

  /**
   * Globs of the files to leave out, relative to the project's folder, beside those of {@code
   * hoplint.yaml}.
   */
  @Parameter(property = "hoplint.excludes")
  List<String> excludes = List.of();

  /**
   * The configuration. By default the {@code hoplint.yaml} in the linted folder, else the nearest
   * one above it up to the folder that holds {@code .git}.
   */
  @Parameter(property = "hoplint.configFile")
  @Nullable File configFile;

  /**
   * From which severity on findings fail the build: {@code error}, {@code warning}, {@code note} or
   * {@code never}. By default what {@code hoplint.yaml} says, else {@code error}.
   */
  @Parameter(property = "hoplint.failOn")
  @Nullable String failOn;

  /** Whether findings fail the build at all; if false, they are only logged and reported. */
  @Parameter(property = "hoplint.failOnViolation", defaultValue = "true")
  boolean failOnViolation = true;

  /** How many findings at or over {@code failOn} the build puts up with. */
  @Parameter(property = "hoplint.maxAllowedViolations", defaultValue = "0")
  int maxAllowedViolations;

  /**
   * The reports to write: {@code text} ({@code hoplint.txt}: each finding with its source and its
   * evidence), {@code concise} ({@code hoplint-concise.txt}: one line for each finding) and {@code
   * json} ({@code hoplint.json}); {@code none} for no report.
   */
  @Parameter(property = "hoplint.formats", defaultValue = "text,json")
  List<String> formats = List.of("text", "json");

  /** The folder that the reports are written to; by default {@code target/hoplint}. */
  @Parameter(property = "hoplint.outputDirectory")
  @Nullable File outputDirectory;

  /** Whether the findings are logged; what they sum up to is logged in any case. */
  @Parameter(property = "hoplint.consoleOutput", defaultValue = "true")
  boolean consoleOutput = true;

  /**
   * Files whose findings are reported; relative ones lie in the project's folder. The whole network
   * is read nevertheless. By default all files.
   */
  @Parameter(property = "hoplint.only")
  List<File> only = List.of();

  @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
  File basedir;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${reactorProjects}", readonly = true, required = true)
  List<MavenProject> reactorProjects;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  private final Engine engine;

  /** For Maven. */
  public CheckMojo() {
    this(Engine.hoplint());
  }

  CheckMojo(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Hoplint is skipped");
      return;
    }
    try {
      check();
    } catch (RunException e) {
      throw new MojoExecutionException("Hoplint cannot run: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new MojoExecutionException("a defect of Hoplint: " + e, e);
    }
  }

  private void check() throws RunException, MojoExecutionException, MojoFailureException {
    if (maxAllowedViolations < 0) {
      throw new RunException("maxAllowedViolations: " + maxAllowedViolations + " is below 0");
    }
    LintRequest request = request();
    Set<ReportFormat> reportFormats = Words.formats(formats);
    Engine.Outcome outcome = engine.lint(request);
    LintResult result = outcome.result();

    ReportFolder.write(outcome, reportFormats, reportFolder());
    ResultLog log = new ResultLog(getLog());
    if (consoleOutput) {
      log.findings(result);
    }
    log.summary(result);
    if (!result.defects().isEmpty()) {
      throw new MojoExecutionException(
          "a defect of Hoplint: " + String.join("; ", result.defects()));
    }
    Verdict verdict = Verdict.of(result);
    if (!verdict.fails(maxAllowedViolations)) {
      return;
    }
    String sentence = verdict.sentence(maxAllowedViolations);
    if (reportFormats.contains(ReportFormat.TEXT)) {
      sentence += "; the evidence is in " + ReportFolder.file(reportFolder(), ReportFormat.TEXT);
    }
    if (!failOnViolation) {
      getLog().warn(sentence);
      return;
    }
    throw new MojoFailureException(sentence);
  }

  private LintRequest request() throws RunException {
    Path base = basedir.toPath();
    LintRequest defaults = LintRequest.of(base, paths());
    return new LintRequest(
        base,
        defaults.paths(),
        configFile == null
            ? defaults.configuration()
            : new LintRequest.Configuration.Given(base.resolve(configFile.toPath())),
        Words.list(includes),
        allExcludes(),
        defaults.select(),
        defaults.ignore(),
        onlyFiles(),
        Words.failOn(failOn),
        defaults.minSeverity(),
        defaults.jobs(),
        defaults.overlay());
  }

  private List<Path> paths() {
    if (sourceDirectories.isEmpty()) {
      return List.of(Path.of("."));
    }
    return sourceDirectories.stream().map(File::toPath).toList();
  }

  private List<String> allExcludes() {
    FolderGlobs ownFolders = new FolderGlobs(basedir.toPath());
    ownFolders.add(reportFolder());
    if (sourceDirectories.isEmpty()) {
      ownFolders.add(buildFolder());
      Modules.checkedByThemselves(reactorProjects, execution).forEach(ownFolders::add);
    }
    List<String> globs = new ArrayList<>(Words.list(excludes));
    globs.addAll(ownFolders.globs());
    return globs;
  }

  private Path reportFolder() {
    return outputDirectory == null
        ? buildFolder().resolve("hoplint")
        : basedir.toPath().resolve(outputDirectory.toPath());
  }

  /** Without a project, Maven's stand-in has no folder, and its build folder is no path. */
  private Path buildFolder() {
    return project.getBasedir() == null
        ? basedir.toPath().resolve("target")
        : basedir.toPath().resolve(project.getBuild().getDirectory());
  }

  private List<Path> onlyFiles() throws RunException {
    List<Path> files = new ArrayList<>();
    for (File file : only) {
      Path path = basedir.toPath().resolve(file.toPath());
      if (!Files.exists(path)) {
        throw new RunException("only: " + file + " does not exist");
      }
      files.add(path);
    }
    return files;
  }
}
