using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>Python's methods of <c>str</c>.</summary>
internal static class TextMethods
{
    public static Func<CallArguments, object?>? Find(TemplateText text, string name) => name switch
    {
        "strip" => arguments => Strip(text, arguments.Bind(name, 0, "chars"), start: true, end: true),
        "lstrip" => arguments => Strip(text, arguments.Bind(name, 0, "chars"), start: true, end: false),
        "rstrip" => arguments => Strip(text, arguments.Bind(name, 0, "chars"), start: false, end: true),
        "split" => arguments => TextSplitting.Split(text, arguments.Bind(name, 0, "sep", "maxsplit")),
        "rsplit" => arguments => TextSplitting.SplitFromEnd(text, arguments.Bind(name, 0, "sep", "maxsplit")),
        "splitlines" => arguments => new TemplateList([.. TextSplitting.Lines(text, arguments.Bind(name, 0, "keepends").Flag(0), arguments.Budget)]),
        "partition" => arguments => TextSplitting.Partition(text, arguments.Bind(name, 1, "sep"), last: false),
        "rpartition" => arguments => TextSplitting.Partition(text, arguments.Bind(name, 1, "sep"), last: true),
        "startswith" => arguments => Affix(arguments.Bind(name, 1, "prefix"), part => text.Value.StartsWith(part, StringComparison.Ordinal)),
        "endswith" => arguments => Affix(arguments.Bind(name, 1, "suffix"), part => text.Value.EndsWith(part, StringComparison.Ordinal)),
        "removeprefix" => arguments => arguments.Bind(name, 1, "prefix").Text(0) is var part && text.Value.StartsWith(part.Value, StringComparison.Ordinal)
            ? text.Slice(part.Length, text.Length) : text,
        "removesuffix" => arguments => arguments.Bind(name, 1, "suffix").Text(0) is var part && text.Value.EndsWith(part.Value, StringComparison.Ordinal)
            ? text.Slice(0, text.Length - part.Length) : text,
        "replace" => arguments => Replace(text, arguments.Bind(name, 2, "old", "new", "count")),
        "upper" => arguments => Mapped(text, arguments, value => value.ToUpperInvariant()),
        "lower" => arguments => Mapped(text, arguments, value => value.ToLowerInvariant()),
        "title" => arguments => Mapped(text, arguments, PythonText.Title),
        "capitalize" => arguments => Mapped(text, arguments, PythonText.Capitalize),
        "join" => arguments => Join(text, arguments.Bind(name, 1, "iterable")),
        "find" => arguments => Position(text, arguments.Bind(name, 1, "sub"), last: false) ?? -1L,
        "rfind" => arguments => Position(text, arguments.Bind(name, 1, "sub"), last: true) ?? -1L,
        "index" => arguments => Position(text, arguments.Bind(name, 1, "sub"), last: false)
            ?? throw TemplateFault.Value("a text without the part that is looked for", "one with it; 'find' gives -1 instead"),
        "count" => arguments => Occurrences(text, arguments.Bind(name, 1, "sub").Text(0), arguments.Budget),
        "format" => arguments => BraceFormat.Apply(text, arguments),
        "zfill" => arguments => Fill(text, arguments.Bind(name, 1, "width"), '0'),
        "ljust" => arguments => Pad(text, arguments.Bind(name, 1, "width", "fillchar"), start: false),
        "rjust" => arguments => Pad(text, arguments.Bind(name, 1, "width", "fillchar"), start: true),
        _ => null,
    };

    public static TemplateText Strip(TemplateText text, BoundArguments arguments, bool start, bool end)
    {
        arguments.Budget.Characters(text.Length);
        Func<char, bool> dropped = arguments.HasValue(0) ? arguments.Text(0).Value.Contains : PythonText.IsSpace;
        return text.Trim(dropped, start, end);
    }

    public static TemplateText Replace(TemplateText text, BoundArguments arguments)
    {
        TemplateText old = arguments.Text(0);
        TemplateText fresh = arguments.Text(1);
        long count = arguments.HasValue(2) ? arguments.Whole(2, -1) : -1;
        arguments.Budget.Search(text, old);
        TemplateTextBuilder result = arguments.Budget.Text();
        int done = 0;
        int from = 0;
        for (; count != 0; count--)
        {
            // An empty text stands before every character and at the end.
            int at = old.Length == 0 ? (from <= text.Length ? from : -1) : text.Value.IndexOf(old.Value, from, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            arguments.Budget.Spend(1);
            result.Append(text.Slice(done, at)).Append(fresh);
            done = at + old.Length;
            from = old.Length == 0 ? at + (at + 1 < text.Length && char.IsSurrogatePair(text.Value, at) ? 2 : 1) : done;
        }

        arguments.Budget.Characters(result.Length);
        return result.Append(text.Slice(done, text.Length)).ToText();
    }

    public static TemplateText Mapped(TemplateText text, CallArguments arguments, Func<string, string> change)
    {
        arguments.Budget.Characters(text.Length);
        return text.Map(change);
    }

    private static bool Affix(BoundArguments arguments, Func<string, bool> matches) => arguments[0] is TemplateList { IsTuple: true } several
        ? several.Items.Any(item => item is TemplateText part && matches(part.Value))
        : matches(arguments.Text(0).Value);

    private static TemplateText Join(TemplateText separator, BoundArguments arguments)
    {
        TemplateTextBuilder text = arguments.Budget.Text();
        bool first = true;
        foreach (object? item in Attributes.Items(arguments[0], arguments.Budget))
        {
            text.Append(first ? TemplateText.Empty : separator);
            text.Append(item as TemplateText ?? throw TemplateFault.Value($"a {ValueText.TypeOf(item)} in 'join'", "texts only"));
            first = false;
        }

        arguments.Budget.Characters(text.Length);
        return text.ToText();
    }

    private static object? Position(TemplateText text, BoundArguments arguments, bool last)
    {
        arguments.Budget.Search(text, arguments.Text(0));
        string part = arguments.Text(0).Value;
        int at = last ? text.Value.LastIndexOf(part, StringComparison.Ordinal) : text.Value.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? null : (long)text.PointOf(at);
    }

    private static long Occurrences(TemplateText text, TemplateText part, Budget budget)
    {
        budget.Search(text, part);
        if (part.Length == 0)
        {
            return text.PointCount + 1;
        }

        long count = 0;
        for (int at = text.Value.IndexOf(part.Value, StringComparison.Ordinal); at >= 0; at = text.Value.IndexOf(part.Value, at + part.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static TemplateText Fill(TemplateText text, BoundArguments arguments, char with)
    {
        bool sign = text.Length > 0 && text.Value[0] is '-' or '+';
        int missing = arguments.Count(0, 0) - text.PointCount;
        return arguments.Budget.Text().Append(text.Slice(0, sign ? 1 : 0)).Append(with, TextOrigin.Template, missing).Append(text.Slice(sign ? 1 : 0, text.Length))
            .ToText();
    }

    private static TemplateText Pad(TemplateText text, BoundArguments arguments, bool start)
    {
        string with = arguments.Text(1, " ").Value;
        int missing = arguments.Count(0, 0) - text.PointCount;
        if (with.Length != 1)
        {
            throw arguments.Wrong(1, "one character");
        }

        TemplateTextBuilder result = arguments.Budget.Text();
        return start ? result.Append(with[0], TextOrigin.Foreign, missing).Append(text).ToText() : result.Append(text).Append(with[0], TextOrigin.Foreign, missing).ToText();
    }
}
