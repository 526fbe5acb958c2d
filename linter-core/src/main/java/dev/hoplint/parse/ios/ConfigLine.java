package dev.hoplint.parse.ios;

import dev.hoplint.parse.ios.CommandTable.Command;

/**
 * A line that reaches the parser.
 *
 * @param start offset in the file of its first word
 * @param end offset after its last word, trailing comment not included
 * @param command the row of the command table that it was found by
 * @param afterSeparator whether a bare "!" in the first column stands between the line and the
 *     header of its block
 * @param unrendered whether a template leaves open what the line says, or whether it is there
 */
record ConfigLine(
    int start, int end, Command command, boolean afterSeparator, boolean unrendered) {}
