package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.ios.CommandTable.Command;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each line, by the command table, which block it belongs to and what becomes of it.
 * Lines that the parser has to understand are handed on, beginning with {@code NLI} if they belong
 * to the open block and with {@code NL} if they are global commands, abbreviations retyped to their
 * keywords; of the others only the number is kept.
 *
 * <p>A line is looked up in the mode of the open block, then in those around it, then globally, so
 * files without any indentation keep their blocks. Indentation decides where the table leaves a
 * choice: for lines that it knows in two modes, and for those that it does not know.
 */
final class LayoutFilter implements TokenSource {
  private static final int TAB = 8;

  private final TokenSource lexer;
  private final LineLog log;
  private final CommandTable table = CommandTable.get();
  private final CommandNode global = table.mode(CommandTable.GLOBAL);
  private final CommandNode anyMode = table.mode(CommandTable.ANY_MODE);

  private final List<Block> open = new ArrayList<>();
  private final List<IosToken> words = new ArrayList<>();
  private final Deque<IosToken> output = new ArrayDeque<>();
  private final CommandMatch inBlock = new CommandMatch();
  private final CommandMatch inGlobal = new CommandMatch();

  /** The line end that begins the line to be read next, or the end of the file. */
  private IosToken lineEnd;

  /** Whether a comment stands between the line and the one before. */
  private boolean afterComment;

  LayoutFilter(TokenSource lexer, LineLog log) {
    this.lexer = lexer;
    this.log = log;
    lineEnd = (IosToken) lexer.nextToken();
  }

  @Override
  public IosToken nextToken() {
    while (output.isEmpty()) {
      if (lineEnd.getType() == Token.EOF) {
        return lineEnd;
      }
      readLine();
    }
    return output.remove();
  }

  private void readLine() {
    IosToken begin = lineEnd;
    words.clear();
    IosToken token = (IosToken) lexer.nextToken();
    while (!isLineEnd(token.getType())) {
      words.add(token);
      token = (IosToken) lexer.nextToken();
    }
    lineEnd = token;
    switch (begin.getType()) {
      case IosConfigLexer.COMMENT -> comment(begin);
      case IosConfigLexer.BANNER, IosConfigLexer.CERTIFICATE -> log.text(begin, LineState.NEEDLESS);
      default -> {}
    }
    dropTrailing();
    if (!words.isEmpty()) {
      line(begin, new ConfigLine(words.get(0).start(), words.get(words.size() - 1).end()));
      afterComment = false;
    }
  }

  static boolean isLineEnd(int type) {
    return switch (type) {
      case IosConfigLexer.NL,
          IosConfigLexer.NLI,
          IosConfigLexer.COMMENT,
          IosConfigLexer.BANNER,
          IosConfigLexer.CERTIFICATE,
          Token.EOF ->
          true;
      default -> false;
    };
  }

  private void comment(IosToken token) {
    afterComment = true;
    // IOS prints a bare "!" in the first column between two blocks.
    boolean bare = token.byteAt(token.length() - 1) == '!' && indent(token) == 0;
    if (bare && !open.isEmpty() && open.get(0).usesIndentation()) {
      open.clear();
    }
  }

  /** Takes a comment at the end of the line away, and leftovers of a web page. */
  private void dropTrailing() {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).byteAt(0) == '!') {
        words.subList(i, words.size()).clear();
      }
    }
    for (int i = words.size() - 1; i >= 0; i--) {
      if (words.get(i).getType() != IosConfigLexer.HTML_TAG) {
        return;
      }
      words.remove(i);
    }
  }

  private void line(IosToken begin, ConfigLine line) {
    int indent = indent(begin);
    int first = words.get(0).getType();
    int from = first == IosConfigLexer.NO || first == IosConfigLexer.DEFAULT ? 1 : 0;
    if (inUnknownBlock(indent)) {
      log.unrecognized(line, null);
      return;
    }
    anyMode.match(words, from, inBlock);
    if (inBlock.command() != null) {
      log.count(inBlock.command().state());
      leave(indent, inBlock.command());
      return;
    }
    global.match(words, from, inGlobal);
    Command globally = inGlobal.command();
    int block = findBlock(indent, from);
    Command command = block < 0 ? null : commandIn(open.get(block));
    if (command != null && (globally == null || staysInBlock(open.get(block), command, indent))) {
      open.subList(block + 1, open.size()).clear();
      Block within = open.get(block);
      within.add(indent);
      accept(begin, line, from, indent, command, within);
    } else if (globally != null) {
      open.clear();
      accept(begin, line, from, indent, globally, null);
    } else {
      log.unrecognized(line, ambiguity());
      openUnknownBlock(indent);
    }
  }

  private @Nullable String ambiguity() {
    return inBlock.ambiguity() != null ? inBlock.ambiguity() : inGlobal.ambiguity();
  }

  /** Whether the line is indented under a line that the table does not know. */
  private boolean inUnknownBlock(int indent) {
    int last = open.size() - 1;
    if (last < 0 || !open.get(last).unknown) {
      return false;
    }
    if (indent > open.get(last).indent) {
      return true;
    }
    open.remove(last);
    return false;
  }

  /** {@code exit}, {@code end} and their kin. */
  private void leave(int indent, Command command) {
    if (command.opens() == null) {
      return;
    }
    if (!command.opens().equals(CommandTable.CLOSE)) {
      open.clear();
      return;
    }
    int last = open.size() - 1;
    // A mode of which the table does not know the inner modes: the word may close one of those.
    if (last >= 0
        && !(open.get(last).commands.command() != null && indent > open.get(last).indent)) {
      open.remove(last);
    }
  }

  /** The innermost open block whose mode knows the line, or -1; fills {@link #inBlock}. */
  private int findBlock(int indent, int from) {
    inBlock.clear();
    for (int i = open.size() - 1; i >= 0; i--) {
      Block block = open.get(i);
      block.commands.match(words, from, inBlock);
      if (inBlock.command() != null
          || (block.commands.command() != null && indent > block.indent)) {
        return i;
      }
      if (inBlock.ambiguity() != null) {
        return -1;
      }
    }
    return -1;
  }

  /** The line's command in the block, or what stands for all lines of such a block. */
  private @Nullable Command commandIn(Block block) {
    return inBlock.command() != null ? inBlock.command() : block.commands.command();
  }

  /** Of a line that both the block's mode and the global one know, whether it is the block's. */
  private boolean staysInBlock(Block block, Command command, int indent) {
    boolean indented = indent > block.indent;
    if (command == block.commands.command()) {
      return indented;
    }
    if (!indented && block.usesIndentation()) {
      return false;
    }
    if (inBlock.precedence() != inGlobal.precedence()) {
      return inBlock.precedence() > inGlobal.precedence();
    }
    return indented || !afterComment;
  }

  private void accept(
      IosToken begin,
      ConfigLine line,
      int from,
      int indent,
      Command command,
      @Nullable Block within) {
    boolean parsed = CommandMatch.isParsed(command) && (within == null || within.parsed);
    LineState state =
        within != null && !parsed && CommandMatch.isParsed(command)
            ? within.state
            : command.state();
    log.count(state);
    if (parsed) {
      (within == null ? inGlobal : inBlock).retype(words, from);
      begin.retype(within == null ? IosConfigLexer.NL : IosConfigLexer.NLI);
      begin.begin(line);
      output.add(begin);
      output.addAll(words);
    }
    String opens = command.opens();
    if (opens == null || from > 0) {
      return;
    }
    if (opens.equals(CommandTable.CLOSE)) {
      open.remove(open.size() - 1);
    } else {
      open.add(Block.of(table.mode(opens), indent, state, parsed));
    }
  }

  /** After an unknown line: what is indented under it is unknown too. */
  private void openUnknownBlock(int indent) {
    for (int i = open.size() - 1; i >= 0; i--) {
      Block block = open.get(i);
      if (block.indent < indent) {
        block.add(indent);
        break;
      }
      if (block.usesIndentation()) {
        open.subList(i, open.size()).clear();
      }
    }
    open.add(Block.unknown(indent));
  }

  /** Columns of white space before the line's first word; a tab goes to the next multiple of 8. */
  private static int indent(IosToken lineEnd) {
    int columns = 0;
    for (int i = 0; i < lineEnd.length(); i++) {
      byte b = lineEnd.byteAt(i);
      if (b == ' ') {
        columns++;
      } else if (b == '\t') {
        columns = (columns / TAB + 1) * TAB;
      } else if (b != '\r' && b != '\n') {
        break;
      }
    }
    return columns;
  }

  @Override
  public int getLine() {
    return 0;
  }

  @Override
  public int getCharPositionInLine() {
    return -1;
  }

  @Override
  public CharStream getInputStream() {
    return lexer.getInputStream();
  }

  @Override
  public String getSourceName() {
    return lexer.getSourceName();
  }

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    throw new UnsupportedOperationException("the lexer makes the tokens");
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return lexer.getTokenFactory();
  }
}
