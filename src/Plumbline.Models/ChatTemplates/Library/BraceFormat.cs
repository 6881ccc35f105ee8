using System.Globalization;
using Plumbline.Models.ChatTemplates.Evaluation;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Library;

/// <summary>Python's <c>'{} {0} {name}'.format(...)</c>, without conversions, format codes and access to attributes.</summary>
internal static class BraceFormat
{
    public static TemplateText Apply(TemplateText format, CallArguments arguments)
    {
        TemplateTextBuilder text = arguments.Budget.Text();
        int automatic = 0;
        int at = 0;
        while (at < format.Length)
        {
            char c = format.Value[at];
            if (c is not ('{' or '}'))
            {
                int plain = format.Value.AsSpan(at).IndexOfAny('{', '}');
                int end = plain < 0 ? format.Length : at + plain;
                text.Append(format.Slice(at, end));
                at = end;
            }
            else if (at + 1 < format.Length && format.Value[at + 1] == c)
            {
                text.Append(format.Slice(at, at + 1));
                at += 2;
            }
            else
            {
                int close = c == '{' ? format.Value.IndexOf('}', at) : -1;
                if (close < 0)
                {
                    throw TemplateFault.Value($"a single '{c}' in the format", "'{…}', or the brace twice");
                }

                text.Append(ValueText.Str(Field(format.Value[(at + 1)..close], arguments, ref automatic), arguments.Budget));
                at = close + 1;
            }
        }

        return text.ToText();
    }

    private static object? Field(string field, CallArguments arguments, ref int automatic)
    {
        if (field.AsSpan().ContainsAny("!:.[{"))
        {
            throw TemplateFault.NotSupported($"the format field '{{{field}}}'", "{}, a number or a name");
        }

        if (field.Length > 0 && !char.IsAsciiDigit(field[0]))
        {
            foreach ((string name, object? value) in arguments.Named)
            {
                if (name == field)
                {
                    return value;
                }
            }

            throw TemplateFault.Value($"no value for the format field '{field}'", "an argument of that name");
        }

        int index = field.Length == 0 ? automatic++ : int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : int.MaxValue;
        return index < arguments.Positional.Count
            ? arguments.Positional[index]
            : throw TemplateFault.Value("too few values for the format", "one for each field");
    }
}
