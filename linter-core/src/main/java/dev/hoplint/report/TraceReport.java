package dev.hoplint.report;

import dev.hoplint.network.Conversation;
import java.io.IOException;
import java.io.Writer;

/** Writes what became of a datagram. */
public interface TraceReport {
  void write(Conversation conversation, Writer out) throws IOException;
}
