package dev.hoplint.network;

import dev.hoplint.header.Box;
import dev.hoplint.header.TermPolicy.Outcome;

/**
 * Later fragments that meet one decision.
 *
 * @param box them
 */
record LaterFragments(Box box, Outcome outcome) {}
