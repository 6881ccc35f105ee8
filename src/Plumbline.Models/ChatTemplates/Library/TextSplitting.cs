using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>The methods that cut a text into several.</summary>
internal static class TextSplitting
{
    public static TemplateList Split(TemplateText text, BoundArguments arguments)
    {
        long most = arguments.Whole(1, -1);
        arguments.Budget.Characters(text.Length);
        List<object?> parts = [];
        int from = 0;
        if (!arguments.HasValue(0))
        {
            while (true)
            {
                from = Skip(text.Value, from, space: true);
                if (from == text.Length)
                {
                    return new TemplateList(parts);
                }

                if (most >= 0 && parts.Count >= most)
                {
                    Add(parts, arguments, text.Slice(from, text.Length));
                    return new TemplateList(parts);
                }

                int end = Skip(text.Value, from, space: false);
                Add(parts, arguments, text.Slice(from, end));
                from = end;
            }
        }

        string separator = Separator(text, arguments);
        while (most < 0 || parts.Count < most)
        {
            int at = text.Value.IndexOf(separator, from, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            Add(parts, arguments, text.Slice(from, at));
            from = at + separator.Length;
        }

        Add(parts, arguments, text.Slice(from, text.Length));
        return new TemplateList(parts);
    }

    public static TemplateList SplitFromEnd(TemplateText text, BoundArguments arguments)
    {
        long most = arguments.Whole(1, -1);
        if (most < 0)
        {
            return Split(text, arguments);
        }

        if (!arguments.HasValue(0))
        {
            throw TemplateFault.NotSupported("'rsplit' at white space with a limit", "a separator");
        }

        arguments.Budget.Characters(text.Length);
        string separator = Separator(text, arguments);
        List<object?> parts = [];
        int to = text.Length;
        while (parts.Count < most)
        {
            int at = to == 0 ? -1 : text.Value.LastIndexOf(separator, to - 1, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            Add(parts, arguments, text.Slice(at + separator.Length, to));
            to = at;
        }

        Add(parts, arguments, text.Slice(0, to));
        parts.Reverse();
        return new TemplateList(parts);
    }

    public static TemplateList Partition(TemplateText text, BoundArguments arguments, bool last)
    {
        string separator = Separator(text, arguments);
        arguments.Budget.Characters(text.Length);
        int at = last ? text.Value.LastIndexOf(separator, StringComparison.Ordinal) : text.Value.IndexOf(separator, StringComparison.Ordinal);
        object?[] parts = at >= 0
            ? [text.Slice(0, at), text.Slice(at, at + separator.Length), text.Slice(at + separator.Length, text.Length)]
            : last ? [TemplateText.Empty, TemplateText.Empty, text] : [text, TemplateText.Empty, TemplateText.Empty];
        return new TemplateList(parts, isTuple: true);
    }

    public static List<TemplateText> Lines(TemplateText text, bool keepEnds, Budget budget)
    {
        budget.Characters(text.Length);
        List<TemplateText> lines = [];
        int start = 0;
        while (start < text.Length)
        {
            int end = start;
            while (end < text.Length && !PythonText.IsLineEnd(text.Value[end]))
            {
                end++;
            }

            int next = end == text.Length ? end
                : text.Value[end] == '\r' && end + 1 < text.Length && text.Value[end + 1] == '\n' ? end + 2
                : end + 1;
            budget.Texts(1);
            lines.Add(text.Slice(start, keepEnds ? next : end));
            start = next;
        }

        return lines;
    }

    private static void Add(List<object?> parts, BoundArguments arguments, TemplateText part)
    {
        arguments.Budget.Texts(1);
        parts.Add(part);
    }

    private static string Separator(TemplateText text, BoundArguments arguments)
    {
        TemplateText separator = arguments.Text(0) is { Length: > 0 } given ? given : throw arguments.Wrong(0, "a separator that is not empty");
        arguments.Budget.Search(text, separator);
        return separator.Value;
    }

    private static int Skip(string text, int at, bool space)
    {
        while (at < text.Length && PythonText.IsSpace(text[at]) == space)
        {
            at++;
        }

        return at;
    }
}
