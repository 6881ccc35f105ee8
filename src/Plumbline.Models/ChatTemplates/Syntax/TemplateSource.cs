namespace Plumbline.Models.ChatTemplates.Syntax;

/// <summary>The text of a template, its line breaks as <c>\n</c> and its last one removed, as Jinja reads it.</summary>
internal sealed class TemplateSource
{
    private const string MendSyntax = "correct the template there";

    public TemplateSource(string source, string origin)
    {
        Origin = origin;
        Text = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (Text.EndsWith('\n'))
        {
            Text = Text[..^1];
        }
    }

    public string Origin { get; }

    public string Text { get; }

    public (int Line, int Column) Place(int offset)
    {
        ReadOnlySpan<char> before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    public ChatTemplateException Syntax(int offset, string found, string expected, string mend = MendSyntax) =>
        Fail(ChatTemplateFailure.Syntax, offset, found, expected, mend);

    public ChatTemplateException NotSupported(int offset, string found, string expected) => Fail(
        ChatTemplateFailure.NotSupported, offset, found, expected, "rewrite that part of the template with what docs/chat-templates.md lists");

    public ChatTemplateException Limit(int offset, string found, string expected) =>
        Fail(ChatTemplateFailure.Limit, offset, found, expected, "this is no chat template of a usual model");

    private ChatTemplateException Fail(ChatTemplateFailure failure, int offset, string found, string expected, string mend)
    {
        (int line, int column) = Place(offset);
        return new ChatTemplateException(failure, Origin, line, column, found, expected, mend);
    }
}
