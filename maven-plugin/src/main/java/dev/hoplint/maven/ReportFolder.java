package dev.hoplint.maven;

import dev.hoplint.report.Report;
import dev.hoplint.report.ReportFiles;
import dev.hoplint.report.ReportFormat;
import dev.hoplint.report.TextReport;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The folder that reports are written to, one file for each format. */
final class ReportFolder {
  private ReportFolder() {}

  static void write(Engine.Outcome outcome, Set<ReportFormat> formats, Path folder)
      throws RunException {
    if (formats.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RunException("outputDirectory: cannot make the folder " + folder, e);
    }
    try (ReportFiles files = new ReportFiles()) {
      for (ReportFormat format : formats) {
        Path file = file(folder, format);
        Report report = format.report(outcome.texts(), new TextReport.Options(false, true, false));
        files.stage(file, file.toString(), out -> report.write(outcome.result(), out));
      }
      files.commit();
    }
  }

  /** Where the report of this format is, once it is written. */
  static Path file(Path folder, ReportFormat format) {
    return folder.resolve(
        switch (format) {
          case TEXT -> "hoplint.txt";
          case CONCISE -> "hoplint-concise.txt";
          case JSON -> "hoplint.json";
        });
  }
}
