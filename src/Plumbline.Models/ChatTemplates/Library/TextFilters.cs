using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>Filters of texts; a value that is none is printed first.</summary>
internal static class TextFilters
{
    public static Func<object?, CallArguments, object?>? Find(string name) => name switch
    {
        "trim" => (value, arguments) => TextMethods.Strip(Text(value, arguments), arguments.Bind(name, 0, "chars"), start: true, end: true),
        "upper" => (value, arguments) => TextMethods.Mapped(Text(value, arguments), arguments, text => text.ToUpperInvariant()),
        "lower" => (value, arguments) => TextMethods.Mapped(Text(value, arguments), arguments, text => text.ToLowerInvariant()),
        "capitalize" => (value, arguments) => TextMethods.Mapped(Text(value, arguments), arguments, PythonText.Capitalize),
        "title" => (value, arguments) => TextMethods.Mapped(Text(value, arguments), arguments, Title),
        "replace" => (value, arguments) => TextMethods.Replace(Text(value, arguments), arguments.Bind(name, 2, "old", "new", "count")),
        "indent" => (value, arguments) => Indent(Text(value, arguments), arguments.Bind(name, 0, "width", "first", "blank")),
        "wordcount" => (value, arguments) => (long)TextSplitting.Split(Text(value, arguments), arguments.Bind(name, 0, "sep", "maxsplit")).Items.Count,
        "format" => (value, arguments) => PercentFormat.Apply(Text(value, arguments), new TemplateList(arguments.Positional, isTuple: true), arguments.Budget),
        _ => null,
    };

    private static TemplateText Text(object? value, CallArguments arguments) => ValueText.Str(value, arguments.Budget);

    // Jinja's own idea of a word: what follows white space, a hyphen or an opening bracket.
    private static string Title(string text) => string.Create(text.Length, text, (target, source) =>
    {
        bool inside = false;
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = inside ? char.ToLowerInvariant(source[i]) : char.ToUpperInvariant(source[i]);
            inside = !(PythonText.IsSpace(source[i]) || source[i] is '-' or '(' or '{' or '[' or '<');
        }
    });

    private static TemplateText Indent(TemplateText text, BoundArguments arguments)
    {
        TemplateText indent = arguments[0] as TemplateText ?? arguments.Budget.Text().Append(' ', TextOrigin.Template, arguments.Count(0, 4)).ToText();
        bool first = arguments.Flag(1);
        bool blank = arguments.Flag(2);
        arguments.Budget.Characters(text.Length + 1L);
        List<TemplateText> lines = TextSplitting.Lines(arguments.Budget.Text().Append(text).Append("\n").ToText(), keepEnds: false, arguments.Budget);
        TemplateTextBuilder result = arguments.Budget.Text();
        for (int i = 0; i < lines.Count; i++)
        {
            result.Append(i > 0 ? "\n" : "");
            result.Append((i == 0 ? first : blank || lines[i].Length > 0) ? indent : TemplateText.Empty).Append(lines[i]);
        }

        arguments.Budget.Characters(result.Length);
        return result.ToText();
    }
}
