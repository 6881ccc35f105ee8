namespace Plumbline.Models.ChatTemplates.Syntax;

/// <summary>What kind of word a token is.</summary>
internal enum TokenKind
{
    /// <summary>Text outside of tags.</summary>
    Data,

    /// <summary><c>{{</c></summary>
    OutputBegin,

    /// <summary><c>}}</c></summary>
    OutputEnd,

    /// <summary><c>{%</c></summary>
    BlockBegin,

    /// <summary><c>%}</c></summary>
    BlockEnd,

    /// <summary>A name or keyword.</summary>
    Name,

    /// <summary>A quoted text, without quotes and escapes.</summary>
    String,

    /// <summary>A whole or decimal number.</summary>
    Number,

    /// <summary>A sign such as <c>==</c>.</summary>
    Sign,

    /// <summary>The end of the template.</summary>
    End,
}

/// <summary>One word of a template.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The text, name or sign.</param>
/// <param name="Offset">Where it begins in the source.</param>
/// <param name="Number">The value of a number.</param>
internal readonly record struct TemplateToken(TokenKind Kind, string Text, int Offset, object? Number = null)
{
    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;

    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;

    /// <summary>In words, for a message.</summary>
    public string Describe() => Kind switch
    {
        TokenKind.Data => "text",
        TokenKind.OutputBegin => "'{{'",
        TokenKind.OutputEnd => "'}}'",
        TokenKind.BlockBegin => "'{%'",
        TokenKind.BlockEnd => "'%}'",
        TokenKind.String => $"the text '{Text}'",
        TokenKind.End => "the end of the template",
        _ => $"'{Text}'",
    };
}
