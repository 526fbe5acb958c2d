package dev.hoplint.model;

import dev.hoplint.source.Part;

/** What one part of a file states. */
public sealed interface PartFacts permits IosConfig, HostDump, RouterTable, OtherPart {
  Part part();
}
