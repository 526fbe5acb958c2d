package dev.hoplint.report;

import dev.hoplint.lint.LintResult;
import java.io.IOException;
import java.io.Writer;

/** A way to write down a run's result. Ends lines with LF everywhere; never closes the writer. */
public interface Report {
  void write(LintResult result, Writer out) throws IOException;
}
