package dev.hoplint.network;

import dev.hoplint.model.IosConfig;
import dev.hoplint.source.SourceFile;

/** What a router is called in reports. */
public final class RouterNames {
  private RouterNames() {}

  /** Its hostname, or the file's name without folders and extension. */
  public static String of(SourceFile file, IosConfig config) {
    if (config.hostname() != null) {
      return config.hostname().value();
    }
    String path = file.path();
    String base = path.substring(path.lastIndexOf('/') + 1);
    int dot = base.lastIndexOf('.');
    return dot > 0 ? base.substring(0, dot) : base;
  }
}
