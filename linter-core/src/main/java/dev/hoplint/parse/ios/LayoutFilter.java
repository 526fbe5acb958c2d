package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.ios.CommandTable.Command;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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

  /** The two bytes of U+00A0, which is a blank to the lexer. */
  private static final byte NO_BREAK_LEAD = (byte) 0xC2;

  private static final byte NO_BREAK_SPACE = (byte) 0xA0;

  private final TokenSource lexer;
  private final LineLog log;
  private final References references;
  private final OtherWords others;
  private final @Nullable UnrenderedLines unrendered;
  private final CommandTable table = CommandTable.get();
  private final CommandNode global = table.mode(CommandTable.GLOBAL);
  private final CommandNode anyMode = table.mode(CommandTable.ANY_MODE);

  private final OpenBlocks blocks = new OpenBlocks();
  private final List<IosToken> words = new ArrayList<>();
  private final Deque<IosToken> output = new ArrayDeque<>();
  private final CommandMatch inBlock = new CommandMatch();
  private final CommandMatch inGlobal = new CommandMatch();

  /** The line end that begins the line to be read next, or the end of the file. */
  private IosToken lineEnd;

  /** Whether a comment stands between the line and the one before. */
  private boolean afterComment;

  /** Offsets of a line's first word and after its last. */
  record Extent(int start, int end) {}

  /** {@code unrendered} is null if the text is no template. */
  LayoutFilter(
      TokenSource lexer,
      LineLog log,
      References references,
      OtherWords others,
      @Nullable UnrenderedLines unrendered) {
    this.lexer = lexer;
    this.log = log;
    this.references = references;
    this.others = others;
    this.unrendered = unrendered;
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
      case IosConfigLexer.BANNER, IosConfigLexer.CERTIFICATE -> {
        log.text(begin, LineState.NEEDLESS);
        if (unrendered != null) {
          unrendered.freeText(begin.start(), begin.end());
        }
      }
      default -> {}
    }
    dropTrailing();
    if (!words.isEmpty()) {
      int end = words.get(words.size() - 1).end();
      line(begin, new Extent(words.get(0).start(), end));
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
    if (token.byteAt(token.length() - 1) == '!' && indent(token) == 0) {
      blocks.separator();
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

  private void line(IosToken begin, Extent line) {
    int indent = indent(begin);
    int first = words.get(0).getType();
    int from = first == IosConfigLexer.NO || first == IosConfigLexer.DEFAULT ? 1 : 0;
    Block unknown = blocks.unknownAround(indent);
    if (unknown != null) {
      if (unknown.unrendered) {
        log.count(LineState.CONDITIONAL);
        others.add(words, LineState.UNRECOGNIZED);
      } else {
        unrecognized(line, null);
      }
      return;
    }
    if (unrendered != null && UnrenderedLines.isWholeLine(words, from)) {
      unrendered.addLines();
      Block list = blocks.parsingAnyLine();
      if (list != null) {
        // An entry more than can be read, and what it decides is not known.
        inBlock.clear();
        blocks.lineOf(list, indent);
        accept(begin, line, 0, indent, commandIn(list), list);
        return;
      }
      unrendered.found(line.start());
      log.count(LineState.CONDITIONAL);
      others.add(words, LineState.UNRECOGNIZED);
      blocks.enterUnknown(indent, true);
      return;
    }
    anyMode.match(words, from, inBlock);
    if (inBlock.command() != null) {
      log.count(inBlock.command().state());
      blocks.leave(indent, inBlock.command());
      return;
    }
    global.match(words, from, inGlobal);
    Command globally = inGlobal.command();
    Block block = blocks.find(words, from, indent, inBlock);
    if (block != null && (globally == null || staysInBlock(block, indent))) {
      blocks.lineOf(block, indent);
      accept(begin, line, from, indent, commandIn(block), block);
    } else if (unrendered != null
        && (globally == null || blocks.isIndented(indent))
        && unrendered.isAnyCommand(words)) {
      log.count(LineState.CONDITIONAL);
      others.add(words, LineState.UNRECOGNIZED);
      blocks.enterUnknown(indent, true);
    } else if (globally == null) {
      unrecognized(line, ambiguity());
      blocks.enterUnknown(indent, false);
    } else if (blocks.isIndented(indent)
        && !CommandMatch.isParsed(globally)
        && globally.opens() == null) {
      // Indented like the block's own lines: what the global command of that name says is of no
      // use.
      log.count(globally.state());
      others.add(words, globally.state());
    } else {
      blocks.globalLine();
      accept(begin, line, from, indent, globally, null);
    }
  }

  private void unrecognized(Extent line, @Nullable String ambiguity) {
    log.unrecognized(line, ambiguity);
    others.add(words, LineState.UNRECOGNIZED);
  }

  private @Nullable String ambiguity() {
    return blocks.isEmpty() ? inGlobal.ambiguity() : inBlock.ambiguity();
  }

  /** The line's command in the block, or what stands for all lines of such a block. */
  private Command commandIn(Block block) {
    return Objects.requireNonNull(
        inBlock.command() != null ? inBlock.command() : block.commands.command());
  }

  /** Of a line that both the block's mode and the global one know, whether it is the block's. */
  private boolean staysInBlock(Block block, int indent) {
    boolean globalIsCloser = inGlobal.precedence() > inBlock.precedence();
    if (indent > block.indent) {
      // IOS, too, looks in the mode first; what the parser would only refuse there goes on.
      boolean parsedGlobally = globalIsCloser && CommandMatch.isParsed(inGlobal.command());
      return !parsedGlobally || (inBlock.command() == null && !block.parsesAnyLine());
    }
    if (block.usesIndentation() || globalIsCloser) {
      return false;
    }
    return inBlock.precedence() > inGlobal.precedence() || !afterComment;
  }

  private void accept(
      IosToken begin, Extent line, int from, int indent, Command command, @Nullable Block within) {
    boolean parsed = CommandMatch.isParsed(command) && (within == null || within.parsed);
    LineState state =
        within != null && !parsed && CommandMatch.isParsed(command)
            ? within.state
            : command.state();
    boolean uses = references.line(within == null ? "" : within.header, command, words, from);
    boolean unsure = parsed && isUnrendered(line, command, within);
    // A line that nothing else can need is understood as far as to the names in it.
    boolean inPart = unsure || (uses && !CommandMatch.isParsed(command));
    log.count(inPart ? LineState.CONDITIONAL : state);
    if (from == 0 && !(parsed && state == LineState.FULL && !unsure)) {
      others.add(words, state);
    }
    if (parsed) {
      (within == null ? inGlobal : inBlock).retype(words, from);
      if (ClauseWords.areIn(command)) {
        ClauseWords.retype(words);
      }
      begin.retype(within == null ? IosConfigLexer.NL : IosConfigLexer.NLI);
      begin.begin(
          new ConfigLine(line.start(), line.end(), command, blocks.isAfterSeparator(), unsure));
      output.add(begin);
      output.addAll(words);
    }
    String opens = command.opens();
    if (opens == null || from > 0) {
      return;
    }
    if (opens.equals(CommandTable.CLOSE)) {
      blocks.leaveInnermost();
    } else {
      blocks.enter(
          Block.of(
              opens,
              table.mode(opens),
              indent,
              state,
              parsed,
              references.header(command, words),
              unsure));
    }
  }

  private boolean isUnrendered(Extent line, Command command, @Nullable Block within) {
    return unrendered != null
        && (unrendered.isOpen(line.start(), words, command, within == null)
            || (within != null && within.unrendered));
  }

  /**
   * Columns of white space before the line's first word; a tab goes to the next multiple of 8, and
   * U+0008 stands where nothing is left.
   */
  private static int indent(IosToken lineEnd) {
    int columns = 0;
    for (int i = 0; i < lineEnd.length(); i++) {
      byte b = lineEnd.byteAt(i);
      if (b == ' ') {
        columns++;
      } else if (b == '\t') {
        columns = (columns / TAB + 1) * TAB;
      } else if (b == NO_BREAK_SPACE) {
        columns++;
      } else if (b != '\r' && b != '\n' && b != '\b' && b != NO_BREAK_LEAD) {
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
