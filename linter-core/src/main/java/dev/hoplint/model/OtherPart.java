package dev.hoplint.model;

import dev.hoplint.source.Part;

/** A part that is recognized, or not, but from which no facts are read; {@code reason} says why. */
public record OtherPart(Part part, String reason) implements PartFacts {}
