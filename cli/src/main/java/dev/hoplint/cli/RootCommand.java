package dev.hoplint.cli;

import picocli.CommandLine.Command;

/**
 * What {@code hoplint --help} shows; a run always has a command, {@code check} if none is named.
 */
@Command(
    name = "hoplint",
    description = "Finds network faults that ping does not show.",
    customSynopsis = {
      "hoplint [check] [OPTIONS] [PATH...]",
      "       hoplint trace --from A --to B [OPTIONS] [PATH...]",
      "       hoplint rules",
      "       hoplint COMMAND --help"
    },
    mixinStandardHelpOptions = true,
    subcommands = {CheckCommand.class, TraceCommand.class, RulesCommand.class},
    footer = {"", "`hoplint check --help` shows the options of the default command."})
final class RootCommand {}
