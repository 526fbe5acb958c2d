package dev.hoplint.cli;

import dev.hoplint.source.RunException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the words after an option mean. Each throws a {@link RunException} that names the option if
 * a word means nothing; picocli's own converters would each complain in their own manner.
 */
final class Words {
  private Words() {}

  static List<Path> paths(String option, List<String> words) throws RunException {
    List<Path> paths = new ArrayList<>();
    for (String word : words) {
      paths.add(path(option, word));
    }
    return paths;
  }

  static Path path(String option, String word) throws RunException {
    if (word.isEmpty()) {
      // Path.of("") would be the current folder, which nobody means by a variable that is not set.
      throw new RunException(option + ": the empty word is no file or folder");
    }
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new RunException(option + ": '" + word + "' is no path: " + e.getReason(), e);
    }
  }

  /**
   * A whole number in a range.
   *
   * @param meaning what the word should have been, for the complaint
   */
  static int number(String option, String word, int least, int most, String meaning)
      throws RunException {
    try {
      int value = Integer.parseInt(word);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new RunException(option + ": '" + word + "' is not a number " + meaning);
  }

  static int number(String option, String word, int least, int most) throws RunException {
    return number(option, word, least, most, "from " + least + " to " + most);
  }

  static RunException noneOf(String option, String word, String known) {
    return new RunException(option + ": '" + word + "' is none of " + known);
  }

  static RunException noFormat(String option, String word, String known) {
    return new RunException(option + ": there is no format '" + word + "', only " + known);
  }
}
