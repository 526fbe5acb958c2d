package dev.hoplint.lint;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.model.FileFacts;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.network.Network;
import dev.hoplint.source.FoundFile;
import dev.hoplint.source.RunException;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The network at one moment, with its findings. Immutable as far as can be seen. */
public final class Snapshot {
  private final Workspace.Run run;
  private final List<ReadFile> files;
  private final Map<SourceFile, ReadFile> byName = new HashMap<>();
  private final FileReader reader;
  private final Network network;
  private volatile @Nullable LintResult result;

  private Snapshot(Workspace.Run run, List<ReadFile> files, FileReader reader) {
    this.run = run;
    this.files = List.copyOf(files);
    this.reader = reader;
    List<FileFacts> facts = new ArrayList<>();
    for (ReadFile file : files) {
      byName.put(file.found().file(), file);
      if (file.facts() != null) {
        facts.add(file.facts());
      }
    }
    this.network = Network.of(facts, run.config().declared(), baseName(run.base()));
  }

  static Snapshot of(Workspace.Run run, List<ReadFile> files, FileReader reader) {
    return new Snapshot(run, files, reader);
  }

  private static String baseName(Path base) {
    Path name = base.getFileName();
    return name == null ? "host" : name.toString();
  }

  /** What the rules find. They run when it is first asked for: a trace does not need them. */
  public LintResult result() {
    LintResult known = result;
    if (known == null) {
      synchronized (this) {
        known = result;
        if (known == null) {
          known = new Report(run, files, network, this::text).make();
          result = known;
        }
      }
    }
    return known;
  }

  public Network network() {
    return network;
  }

  /**
   * What becomes of a datagram and of its reply.
   *
   * @throws RunException if an end of it is in no file, and not in {@code hoplint.yaml}
   */
  public Conversation trace(Datagram datagram) throws RunException {
    for (Ipv4Address end : List.of(datagram.source(), datagram.destination())) {
      if (!network.conversations().knows(end)) {
        throw new RunException(
            end + " is on no device, host or subnet of the files, and not in hoplint.yaml");
      }
    }
    return network.conversations().of(datagram);
  }

  /** A file's text as it was judged; null if it is no file of the run, or changed since. */
  public @Nullable SourceText text(SourceFile file) {
    if (run.config().source() != null && run.config().source().file().equals(file)) {
      return run.config().source();
    }
    ReadFile read = byName.get(file);
    SourceText text = read == null ? null : reader.text(read.found());
    return text == null || read == null || !read.isUnchanged(text) ? null : text;
  }

  /**
   * The network with one file's text replaced; the others are not read again.
   *
   * @param path absolute, or relative to the folder where the run starts; a file of the run
   */
  public Snapshot with(Path path, String text) {
    Path file = run.base().resolve(path).normalize();
    FileReader changed = reader.with(file, text.getBytes(StandardCharsets.UTF_8));
    List<ReadFile> all = new ArrayList<>();
    for (ReadFile read : files) {
      FoundFile found = read.found();
      if (found.path().toAbsolutePath().normalize().equals(file)) {
        ReadFile again = changed.read(found);
        if (again != null) {
          all.add(again);
        }
      } else {
        all.add(read);
      }
    }
    return new Snapshot(run, all, changed);
  }

  /** What no facts come from. */
  public List<NotAnalysed> notAnalysed() {
    return result().notAnalysed();
  }
}
