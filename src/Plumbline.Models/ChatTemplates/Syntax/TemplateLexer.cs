using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Syntax;

/// <summary>
/// Cuts a template into tokens and settles white space around tags, with the settings of Hugging Face: <c>trim_blocks</c> (a line break after
/// a block or comment is dropped) and <c>lstrip_blocks</c> (so are blanks between the beginning of its line and it); <c>-</c> drops all white
/// space on that side and <c>+</c> keeps it.
/// </summary>
internal sealed class TemplateLexer
{
    private static readonly string[] Signs =
        ["//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";"];

    private readonly TemplateSource _source;
    private readonly string _text;
    private readonly List<TemplateToken> _tokens = [];
    private int _at;
    private bool _lineStarts = true;

    private TemplateLexer(TemplateSource source)
    {
        _source = source;
        _text = source.Text;
    }

    public static List<TemplateToken> Read(TemplateSource source)
    {
        TemplateLexer lexer = new(source);
        lexer.ReadAll();
        return lexer._tokens;
    }

    private void ReadAll()
    {
        while (true)
        {
            int tag = NextTag(_at);
            if (tag < 0)
            {
                AddData(_at, _text.Length);
                _tokens.Add(new TemplateToken(TokenKind.End, "", _text.Length));
                return;
            }

            char kind = _text[tag + 1];
            char sign = tag + 2 < _text.Length && _text[tag + 2] is '-' or '+' ? _text[tag + 2] : ' ';
            AddData(_at, EndOfData(tag, sign, kind));
            int begin = tag + (sign == ' ' ? 2 : 3);
            if (kind == '#')
            {
                SkipComment(tag, begin);
            }
            else if (kind == '%' && RawBegins(begin) is { } rawBegin)
            {
                ReadRaw(tag, rawBegin);
            }
            else
            {
                ReadTag(tag, begin, kind == '%');
            }
        }
    }

    private int NextTag(int from)
    {
        for (int at = _text.IndexOf('{', from); at >= 0 && at + 1 < _text.Length; at = _text.IndexOf('{', at + 1))
        {
            if (_text[at + 1] is '{' or '%' or '#')
            {
                return at;
            }
        }

        return -1;
    }

    private int EndOfData(int tag, char sign, char kind)
    {
        int end = tag;
        if (sign == '-')
        {
            while (end > _at && PythonText.IsSpace(_text[end - 1]))
            {
                end--;
            }
        }
        else if (sign != '+' && kind != '{')
        {
            while (end > _at && PythonText.IsSpace(_text[end - 1]) && _text[end - 1] != '\n')
            {
                end--;
            }

            bool ownLine = end > _at ? _text[end - 1] == '\n' : _lineStarts;
            end = ownLine ? end : tag;
        }

        return end;
    }

    private void AddData(int start, int end)
    {
        if (end > start)
        {
            _tokens.Add(new TemplateToken(TokenKind.Data, _text[start..end], start));
        }
    }

    private void SkipComment(int tag, int begin)
    {
        int end = _text.IndexOf("#}", begin, StringComparison.Ordinal);
        if (end < 0)
        {
            throw _source.Syntax(tag, "a comment without end", "'#}'");
        }

        // The signs of "{#-#}" belong to one end of it only.
        char sign = end > begin ? _text[end - 1] : ' ';
        MoveAfter(end + 2, sign, trimLine: true);
    }

    /// <summary>Goes on after a tag that ends at <paramref name="end"/>.</summary>
    private void MoveAfter(int end, char sign, bool trimLine)
    {
        _at = end;
        if (sign == '-')
        {
            while (_at < _text.Length && PythonText.IsSpace(_text[_at]))
            {
                _at++;
            }
        }
        else if (trimLine && sign != '+' && _at < _text.Length && _text[_at] == '\n')
        {
            _at++;
        }

        _lineStarts = _text[_at - 1] == '\n';
    }

    private int? RawBegins(int begin)
    {
        int at = SkipSpace(begin);
        if (string.CompareOrdinal(_text, at, "raw", 0, 3) != 0)
        {
            return null;
        }

        at = SkipSpace(at + 3);
        return TagEnd(at, "%}") is { } end && _text[at] != '+' ? end : null;
    }

    private void ReadRaw(int tag, int begin)
    {
        MoveAfter(begin, _text[begin - 3], trimLine: false);
        for (int at = _text.IndexOf("{%", _at, StringComparison.Ordinal); at >= 0; at = _text.IndexOf("{%", at + 2, StringComparison.Ordinal))
        {
            char sign = at + 2 < _text.Length && _text[at + 2] is '-' or '+' ? _text[at + 2] : ' ';
            int name = SkipSpace(at + (sign == ' ' ? 2 : 3));
            if (string.CompareOrdinal(_text, name, "endraw", 0, 6) == 0 && TagEnd(SkipSpace(name + 6), "%}") is { } end)
            {
                AddData(_at, EndOfData(at, sign, '%'));
                MoveAfter(end, _text[end - 3], trimLine: true);
                return;
            }
        }

        throw _source.Syntax(tag, "a raw block without end", "'{% endraw %}'");
    }

    /// <summary>The end of the closing sign that stands at <paramref name="at"/>, perhaps after <c>-</c> or <c>+</c>; null for another.</summary>
    private int? TagEnd(int at, string close)
    {
        int sign = at < _text.Length && (_text[at] == '-' || (_text[at] == '+' && close == "%}")) ? 1 : 0;
        return string.CompareOrdinal(_text, at + sign, close, 0, 2) == 0 ? at + sign + 2 : null;
    }

    private int SkipSpace(int at)
    {
        while (at < _text.Length && PythonText.IsSpace(_text[at]))
        {
            at++;
        }

        return at;
    }

    private void ReadTag(int tag, int begin, bool block)
    {
        string close = block ? "%}" : "}}";
        Stack<char> open = [];
        _tokens.Add(new TemplateToken(block ? TokenKind.BlockBegin : TokenKind.OutputBegin, "", tag));
        _at = begin;
        while (true)
        {
            _at = SkipSpace(_at);
            if (_at >= _text.Length)
            {
                throw _source.Syntax(tag, "a tag without end", $"'{close}'");
            }

            if (open.Count == 0 && TagEnd(_at, close) is { } end)
            {
                _tokens.Add(new TemplateToken(block ? TokenKind.BlockEnd : TokenKind.OutputEnd, "", _at));
                MoveAfter(end, _text[_at], trimLine: block);
                return;
            }

            ReadWord(open);
        }
    }

    private void ReadWord(Stack<char> open)
    {
        char c = _text[_at];
        if (char.IsLetter(c) || c == '_')
        {
            int end = _at + 1;
            while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
            {
                end++;
            }

            Add(TokenKind.Name, end);
        }
        else if (char.IsAsciiDigit(c))
        {
            (object number, int end) = NumberLiteral.Read(_source, _at, afterDot: _at > 0 && _text[_at - 1] == '.');
            _tokens.Add(new TemplateToken(TokenKind.Number, _text[_at..end], _at, number));
            _at = end;
        }
        else if (c is '"' or '\'')
        {
            (string value, int end) = StringLiteral.Read(_source, _at);
            _tokens.Add(new TemplateToken(TokenKind.String, value, _at));
            _at = end;
        }
        else
        {
            ReadSign(open);
        }
    }

    private void ReadSign(Stack<char> open)
    {
        string sign = Array.Find(Signs, candidate => string.CompareOrdinal(_text, _at, candidate, 0, candidate.Length) == 0)
            ?? throw _source.Syntax(_at, $"the character '{_text[_at]}'", "a name, a value or a sign of an expression");
        switch (sign)
        {
            case "(" or "[" or "{":
                open.Push(sign[0] == '(' ? ')' : sign[0] == '[' ? ']' : '}');
                break;
            case ")" or "]" or "}" when open.Count == 0 || open.Pop() != sign[0]:
                throw _source.Syntax(_at, $"'{sign}' without its partner", "brackets in pairs");
        }

        Add(TokenKind.Sign, _at + sign.Length);
    }

    private void Add(TokenKind kind, int end)
    {
        _tokens.Add(new TemplateToken(kind, _text[_at..end], _at));
        _at = end;
    }
}
