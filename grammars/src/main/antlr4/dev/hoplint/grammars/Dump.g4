/*
 * Tables that hosts print: rows of words, rows of dashes under a heading, and `Key: value` lines.
 *
 * LL(1), and every sequence of tokens is a dump: what a row means is for the reader of its command.
 * The character stream starts with a virtual newline, so that a line is what begins with one. It
 * hands out bytes: U+00A0 is C2 A0.
 */
grammar Dump;

dump
    : line* EOF
    ;

line
    : NL (ADDRESS | WORD)* (dashes | entry | note)?
    ;

// On a dump that was pasted as one line, the rows follow the dashes on the same line.
dashes
    : RULE (RULE | KEY | NOTE | ADDRESS | WORD)*
    ;

// `MAC Address: 00:50:56:64:00:01`: the words before the key's last one belong to it.
entry
    : KEY (RULE | KEY | NOTE | ADDRESS | WORD)*
    ;

note
    : NOTE (RULE | KEY | NOTE | ADDRESS | WORD)*
    ;

// The marks of a quotation or of a list may stand before a line.
NL : ('\r'? '\n' | '\r') ([ \t]* '>')* ([ \t]* '*' ' ')? ;

RULE : '-' '-'+ | '=' '='+ ;

// What people write behind a row: `### <--`, `# hoplint: ignore RTE-402 -- reason`.
NOTE : '#' WORD_BYTE* | '<' [-=]+ | '&lt;' [-=]+ | [-=]+ '>' ;

// Octets may be masked: xxx.xxx.207.254.
ADDRESS : OCTET '.' OCTET '.' OCTET '.' OCTET ;

KEY : WORD_BYTE+ ':' ;

WORD : WORD_BYTE+ ;

// What pages leave around the text that is copied from them.
BAR : '|' -> skip ;
TAG : '<' '/'? [a-zA-Z] ~[<>\r\n]* '>' -> skip ;
NO_BREAK_SPACE : ('\u00C2' '\u00A0' | '&nbsp;') -> skip ;
BLANKS : [ \t\u0008\u000B\f\u0000]+ -> skip ;

// Any byte that no rule above takes: `<`, `&`, half of a character.
OTHER : . -> type(WORD) ;

fragment OCTET : OCTET_BYTE OCTET_BYTE? OCTET_BYTE? ;
fragment OCTET_BYTE : [0-9xX*] ;
fragment WORD_BYTE : ~[ \t\u0008\u000B\f\u0000\r\n|<&\u00C2] | '\u00C2' ~[ \t\u0008\u000B\f\u0000\r\n|<&\u00A0] ;
