package dev.hoplint.source;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file that is of one kind: a device's configuration, or the output of one command.
 *
 * @param start offset of its first byte in {@link SourceText#bytes()}, at the start of a line
 * @param end offset after its last byte
 * @param command the command as echoed before its output ({@code esxcli network ip route ipv4
 *     list}), without the prompt; null if none was
 * @param host the name in the prompt before the command ({@code [root@esx1:~]}); null if none was
 */
public record Part(
    PartKind kind, int start, int end, @Nullable String command, @Nullable String host) {}
