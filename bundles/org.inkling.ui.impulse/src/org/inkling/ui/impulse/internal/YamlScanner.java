package org.inkling.ui.impulse.internal;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Tone;

/** Colours keys, strings, numbers and comments of a YAML text, in the colours of the theme of the moment. */
final class YamlScanner implements ITokenScanner {

    private String text = "";
    private int start;
    private int position;
    private int end;
    private int tokenStart;

    @Override
    public void setRange(IDocument document, int offset, int length) {
        text = document.get();
        start = offset;
        position = offset;
        end = Math.min(text.length(), offset + length);
        tokenStart = offset;
    }

    @Override
    public IToken nextToken() {
        tokenStart = position;
        if (position >= end) {
            return Token.EOF;
        }
        char c = text.charAt(position);
        if (c == '#' && (position == 0 || Character.isWhitespace(text.charAt(position - 1)))) {
            position = lineEnd();
            return token(Tone.MUTED);
        }
        if (c == '"' || c == '\'') {
            int close = text.indexOf(c, position + 1);
            position = close < 0 || close > lineEnd() ? lineEnd() : close + 1;
            return token(Tone.OK);
        }
        if (!Character.isLetterOrDigit(c) && c != '_') {
            position++;
            return token(Tone.TEXT);
        }
        return word();
    }

    private IToken word() {
        while (position < end && (Character.isLetterOrDigit(text.charAt(position)) || "_-./".indexOf(text.charAt(position)) >= 0)) {
            position++;
        }
        boolean key = position < text.length() && text.charAt(position) == ':';
        boolean number = text.substring(tokenStart, position).matches("[0-9.eE-]+");
        return token(key ? Tone.ACCENT : number ? Tone.VIOLET : Tone.TEXT);
    }

    private int lineEnd() {
        int newline = text.indexOf('\n', position);
        return newline < 0 || newline > end ? end : newline;
    }

    private static IToken token(Tone tone) {
        return new Token(new TextAttribute(Look.color(tone)));
    }

    @Override
    public int getTokenOffset() {
        return Math.max(start, tokenStart);
    }

    @Override
    public int getTokenLength() {
        return position - tokenStart;
    }
}
