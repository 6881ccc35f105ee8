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
                    return Paid(parts, arguments);
                }

                if (most >= 0 && parts.Count >= most)
                {
                    parts.Add(text.Slice(from, text.Length));
                    return Paid(parts, arguments);
                }

                int end = Skip(text.Value, from, space: false);
                parts.Add(text.Slice(from, end));
                from = end;
            }
        }

        string separator = Separator(arguments);
        while (most < 0 || parts.Count < most)
        {
            int at = text.Value.IndexOf(separator, from, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            parts.Add(text.Slice(from, at));
            from = at + separator.Length;
        }

        parts.Add(text.Slice(from, text.Length));
        return Paid(parts, arguments);
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
        string separator = Separator(arguments);
        List<object?> parts = [];
        int to = text.Length;
        while (parts.Count < most)
        {
            int at = to == 0 ? -1 : text.Value.LastIndexOf(separator, to - 1, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            parts.Add(text.Slice(at + separator.Length, to));
            to = at;
        }

        parts.Add(text.Slice(0, to));
        parts.Reverse();
        return Paid(parts, arguments);
    }

    public static TemplateList Partition(TemplateText text, BoundArguments arguments, bool last)
    {
        string separator = Separator(arguments);
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
            lines.Add(text.Slice(start, keepEnds ? next : end));
            start = next;
        }

        budget.Items(lines.Count);
        return lines;
    }

    private static TemplateList Paid(List<object?> parts, BoundArguments arguments)
    {
        arguments.Budget.Items(parts.Count);
        return new TemplateList(parts);
    }

    private static string Separator(BoundArguments arguments) =>
        arguments.Text(0) is { Length: > 0 } separator ? separator.Value : throw arguments.Wrong(0, "a separator that is not empty");

    private static int Skip(string text, int at, bool space)
    {
        while (at < text.Length && PythonText.IsSpace(text[at]) == space)
        {
            at++;
        }

        return at;
    }
}
