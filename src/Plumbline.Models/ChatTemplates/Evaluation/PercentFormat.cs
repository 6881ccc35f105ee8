using System.Globalization;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>Python's <c>'%s' % x</c> with <c>%s</c>, <c>%r</c>, <c>%d</c>, <c>%i</c>, <c>%f</c> with a precision, and <c>%%</c>.</summary>
internal static class PercentFormat
{
    public static TemplateText Apply(TemplateText format, object? argument, Budget budget)
    {
        IReadOnlyList<object?> arguments = argument is TemplateList { IsTuple: true } tuple ? tuple.Items : [argument];
        TemplateTextBuilder text = budget.Text();
        int used = 0;
        int plain = 0;
        for (int at = format.Value.IndexOf('%', StringComparison.Ordinal); at >= 0; at = format.Value.IndexOf('%', plain))
        {
            text.Append(format.Slice(plain, at));
            int end = at + 1;
            while (end < format.Length && (char.IsAsciiDigit(format.Value[end]) || format.Value[end] == '.'))
            {
                end++;
            }

            char kind = end < format.Length ? format.Value[end] : ' ';
            string precision = format.Value[(at + 1)..end];
            plain = end + 1;
            if (kind == '%')
            {
                text.Append('%', TextOrigin.Template);
                continue;
            }

            object? value = used < arguments.Count ? arguments[used++] : throw TemplateFault.Value("too few values for the format", "one for each %");
            text.Append(One(kind, precision, value, budget));
        }

        return used == arguments.Count || argument is TemplateDictionary
            ? text.Append(format.Slice(plain, format.Length)).ToText()
            : throw TemplateFault.Value("more values than the format takes", "one for each %");
    }

    private static TemplateText One(char kind, string precision, object? value, Budget budget) => (kind, precision) switch
    {
        ('s', "") => ValueText.Str(value, budget),
        ('r', "") => ValueText.Repr(value, budget),
        ('d' or 'i', "") when Numbers.IsWhole(value) => TemplateText.Of(Numbers.ToLong(value).ToString(CultureInfo.InvariantCulture)),
        ('d' or 'i', "") when value is double number && Math.Abs(number) < 1e18 => TemplateText.Of(((long)number).ToString(CultureInfo.InvariantCulture)),
        ('f', "" or ['.', _]) when Numbers.Is(value) => TemplateText.Of(
            Numbers.ToDouble(value).ToString(precision.Length == 0 ? "F6" : "F" + precision[1], CultureInfo.InvariantCulture)),
        ('s' or 'r' or 'd' or 'i' or 'f', "") => throw TemplateFault.Value($"a {ValueText.TypeOf(value)} for %{kind}", "a number"),
        _ => throw TemplateFault.NotSupported($"the format %{precision}{kind}", "%s, %r, %d, %i, %f, %.Nf or %%"),
    };
}
