package dev.hoplint.cli;

import dev.hoplint.report.ToolVersion;
import dev.hoplint.source.RunException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line's entry. */
public final class Main {
  private static final Set<String> ROOT_OPTIONS = Set.of("--help", "-h", "--version", "-V");

  private final Engine engine;
  private final Surroundings surroundings;
  private final Console console;

  Main(Engine engine, Surroundings surroundings, OutputStream out, OutputStream err) {
    this.engine = engine;
    this.surroundings = surroundings;
    this.console = new Console(out, err);
  }

  /** Runs, and ends the process with the exit status. */
  public static void main(String[] args) {
    // Not System.out: a PrintStream would swallow that the disk is full.
    Main main =
        new Main(
            new Engine.Hoplint(),
            Surroundings.ofProcess(),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err));
    System.exit(main.run(args));
  }

  /** Runs, and answers the exit status. */
  int run(String... args) {
    try {
      return dispatch(args);
    } catch (RunException e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitStatus.NO_RUN;
    } catch (RuntimeException | Error e) {
      console.complain("defect: " + describe(e));
      return ExitStatus.DEFECT;
    }
  }

  private int dispatch(String... args) throws RunException {
    CommandLine root = new CommandLine(new RootCommand());
    root.setExpandAtFiles(false);
    root.setUsageHelpWidth(100);
    root.setUsageHelpLongOptionsMaxWidth(24);
    ParseResult parsed = parse(root, withCommand(root, args));
    ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (parsed.isVersionHelpRequested() || command.isVersionHelpRequested()) {
      console.print(out -> out.append("hoplint ").append(ToolVersion.current()).append('\n'));
      return ExitStatus.CLEAN;
    }
    CommandLine chosen = command.commandSpec().commandLine();
    if (parsed.isUsageHelpRequested() || command.isUsageHelpRequested()) {
      console.print(out -> out.append(usage(chosen)));
      return ExitStatus.CLEAN;
    }
    SubCommand subCommand = chosen.getCommand();
    return subCommand.run(engine, surroundings, console);
  }

  /**
   * {@code args} with {@code check} in front, unless another command or the root's options stand
   * there.
   */
  private static String[] withCommand(CommandLine root, String... args) {
    boolean named =
        args.length > 0
            && (root.getSubcommands().containsKey(args[0]) || ROOT_OPTIONS.contains(args[0]));
    return named
        ? args
        : Stream.concat(Stream.of("check"), Arrays.stream(args)).toArray(String[]::new);
  }

  private static ParseResult parse(CommandLine root, String... args) throws RunException {
    try {
      return root.parseArgs(args);
    } catch (ParameterException e) {
      throw new RunException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String usage(CommandLine command) {
    StringWriter text = new StringWriter();
    command.usage(new PrintWriter(text), CommandLine.Help.Ansi.OFF);
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  /** What went wrong and where, in one line. */
  private static String describe(Throwable failure) {
    List<StackTraceElement> trace = List.of(failure.getStackTrace());
    String where = trace.isEmpty() ? "" : " at " + trace.get(0);
    return failure + where;
  }
}
