// Banners: free text between two equal delimiters, over any number of lines, as one token. The delimiter is any
// character; "^C" is how IOS prints U+0003. There is one alternative per delimiter, since a token cannot ask
// that its end be like its beginning without a predicate. A banner that is never closed falls back to words.
lexer grammar IosBanner;

BANNER options { caseInsensitive = false; }
  : LINE_START ( BANNER_COMMAND ( CONTROL_C_TEXT | SIGN_TEXT ) | OTHER_TEXT_COMMAND CONTROL_C_TEXT ) ~[\r\n]*
  ;

fragment LINE_START : ( '\r'? '\n' | '\r' ) [ \t\u0008]* ;

/** Commands after which any character may begin the text. */
fragment BANNER_COMMAND
  : ( 'banner' [ \t]+ ( 'config-save' | 'exec' | 'incoming' | 'login' | 'motd' | 'prompt-timeout' | 'slip-ppp' )
    | 'aaa' [ \t]+ 'authentication' [ \t]+ ( 'banner' | 'fail-message' )
    ) [ \t]+
  ;

/** Commands that take other words too: only Control-C surely begins a text. */
fragment OTHER_TEXT_COMMAND
  : ( 'banner' | 'exec-banner' | 'refuse-message' | 'vacant-message' | 'menu' [ \t]+ ~[ \t\r\n]+ [ \t]+ ( 'prompt' | 'title' ) )
    [ \t]+
  ;

fragment CONTROL_C_TEXT options { caseInsensitive = false; }
  : '\u0003' ~[\u0003]* '\u0003'
  | '^' [Cc] ( ~[^] | '^'+ ~[Cc^] )* '^'+ [Cc]
  ;

fragment SIGN_TEXT options { caseInsensitive = false; }
  : '^' ~[Cc^] ~[^]* '^'
  | '!' ~[!]* '!'
  | '"' ~["]* '"'
  | '#' ~[#]* '#'
  | '$' ~[$]* '$'
  | '%' ~[%]* '%'
  | '&' ~[&]* '&'
  | '\'' ~[']* '\''
  | '(' ~[(]* '('
  | ')' ~[)]* ')'
  | '*' ~[*]* '*'
  | '+' ~[+]* '+'
  | ',' ~[,]* ','
  | '-' ~[\-]* '-'
  | '.' ~[.]* '.'
  | '/' ~[/]* '/'
  | ':' ~[:]* ':'
  | ';' ~[;]* ';'
  | '<' ~[<]* '<'
  | '=' ~[=]* '='
  | '>' ~[>]* '>'
  | '?' ~[?]* '?'
  | '@' ~[@]* '@'
  | '[' ~[[]* '['
  | '\\' ~[\\]* '\\'
  | ']' ~[\]]* ']'
  | '_' ~[_]* '_'
  | '`' ~[`]* '`'
  | '{' ~[{]* '{'
  | '|' ~[|]* '|'
  | '}' ~[}]* '}'
  | '~' ~[~]* '~'
  | '0' ~[0]* '0'
  | '1' ~[1]* '1'
  | '2' ~[2]* '2'
  | '3' ~[3]* '3'
  | '4' ~[4]* '4'
  | '5' ~[5]* '5'
  | '6' ~[6]* '6'
  | '7' ~[7]* '7'
  | '8' ~[8]* '8'
  | '9' ~[9]* '9'
  | 'a' ~[a]* 'a'
  | 'b' ~[b]* 'b'
  | 'c' ~[c]* 'c'
  | 'd' ~[d]* 'd'
  | 'e' ~[e]* 'e'
  | 'f' ~[f]* 'f'
  | 'g' ~[g]* 'g'
  | 'h' ~[h]* 'h'
  | 'i' ~[i]* 'i'
  | 'j' ~[j]* 'j'
  | 'k' ~[k]* 'k'
  | 'l' ~[l]* 'l'
  | 'm' ~[m]* 'm'
  | 'n' ~[n]* 'n'
  | 'o' ~[o]* 'o'
  | 'p' ~[p]* 'p'
  | 'q' ~[q]* 'q'
  | 'r' ~[r]* 'r'
  | 's' ~[s]* 's'
  | 't' ~[t]* 't'
  | 'u' ~[u]* 'u'
  | 'v' ~[v]* 'v'
  | 'w' ~[w]* 'w'
  | 'x' ~[x]* 'x'
  | 'y' ~[y]* 'y'
  | 'z' ~[z]* 'z'
  | 'A' ~[A]* 'A'
  | 'B' ~[B]* 'B'
  | 'C' ~[C]* 'C'
  | 'D' ~[D]* 'D'
  | 'E' ~[E]* 'E'
  | 'F' ~[F]* 'F'
  | 'G' ~[G]* 'G'
  | 'H' ~[H]* 'H'
  | 'I' ~[I]* 'I'
  | 'J' ~[J]* 'J'
  | 'K' ~[K]* 'K'
  | 'L' ~[L]* 'L'
  | 'M' ~[M]* 'M'
  | 'N' ~[N]* 'N'
  | 'O' ~[O]* 'O'
  | 'P' ~[P]* 'P'
  | 'Q' ~[Q]* 'Q'
  | 'R' ~[R]* 'R'
  | 'S' ~[S]* 'S'
  | 'T' ~[T]* 'T'
  | 'U' ~[U]* 'U'
  | 'V' ~[V]* 'V'
  | 'W' ~[W]* 'W'
  | 'X' ~[X]* 'X'
  | 'Y' ~[Y]* 'Y'
  | 'Z' ~[Z]* 'Z'
  ;
