package dev.hoplint.model;

import dev.hoplint.source.Part;
import org.jspecify.annotations.Nullable;

/** What one part of a file states. */
public sealed interface PartFacts permits IosConfig, HostDump, RouterTable, OtherPart {
  Part part();

  /** What of a template is not rendered; null if the part is none. */
  default @Nullable Unrendered unrendered() {
    return null;
  }
}
