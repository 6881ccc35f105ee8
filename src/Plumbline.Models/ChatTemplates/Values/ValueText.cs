using System.Globalization;
using System.Numerics;
using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>Values as Python's <c>str</c> and <c>repr</c> print them.</summary>
internal static class ValueText
{
    public static TemplateText Str(object? value, Budget budget)
    {
        switch (value)
        {
            case TemplateText text:
                return text;
            case Undefined:
                return TemplateText.Empty;
            default:
                budget.Value(value);
                TemplateTextBuilder text2 = budget.Text();
                AppendRepr(text2, value);
                return text2.ToText();
        }
    }

    public static TemplateText Repr(object? value, Budget budget)
    {
        budget.Value(value);
        TemplateTextBuilder text = budget.Text();
        AppendRepr(text, value);
        return text.ToText();
    }

    /// <summary>Python's name of the type.</summary>
    public static string TypeOf(object? value) => value switch
    {
        null => "NoneType",
        TemplateText => "str",
        bool => "bool",
        long or BigInteger => "int",
        double => "float",
        TemplateList { IsTuple: true } => "tuple",
        TemplateList => "list",
        TemplateDictionary => "dict",
        Undefined => "Undefined",
        TemplateNamespace => "Namespace",
        TemplateFunction => "function",
        LoopState => "LoopContext",
        _ => throw new ArgumentException($"no value of the template language: {value.GetType()}", nameof(value)),
    };

    /// <summary>A number, truth value or None.</summary>
    public static string Scalar(object? value) => value switch
    {
        null => "None",
        bool truth => truth ? "True" : "False",
        double number => Numbers.Repr(number),
        BigInteger big => big.ToString(CultureInfo.InvariantCulture),
        _ => ((long)value).ToString(CultureInfo.InvariantCulture),
    };

    private static void AppendRepr(TemplateTextBuilder text, object? value)
    {
        switch (value)
        {
            case TemplateText inner:
                AppendQuoted(text, inner);
                break;
            case TemplateList list:
                text.Append(list.IsTuple ? "(" : "[");
                for (int i = 0; i < list.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    AppendRepr(text, list.Items[i]);
                }

                text.Append(list.IsTuple ? (list.Items.Count == 1 ? ",)" : ")") : "]");
                break;
            case TemplateDictionary dictionary:
                text.Append("{");
                for (int i = 0; i < dictionary.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    AppendRepr(text, dictionary.Items[i].Key);
                    text.Append(": ");
                    AppendRepr(text, dictionary.Items[i].Value);
                }

                text.Append("}");
                break;
            case Undefined:
                text.Append("Undefined");
                break;
            case TemplateFunction or TemplateNamespace or LoopState:
                throw TemplateFault.NotSupported($"a {TypeOf(value)} printed", "a text, number, list or dictionary");
            default:
                text.Append(Scalar(value));
                break;
        }
    }

    private static void AppendQuoted(TemplateTextBuilder text, TemplateText inner)
    {
        char quote = inner.Value.Contains('\'', StringComparison.Ordinal) && !inner.Value.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        text.Append(quote, TextOrigin.Template);
        int start = 0;
        foreach (TextRun run in inner.Runs)
        {
            for (int i = start; i < run.End; i++)
            {
                int length = i + 1 < run.End && char.IsSurrogatePair(inner.Value[i], inner.Value[i + 1]) ? 2 : 1;
                text.Append(PythonText.ReprOf(inner.Value, i, length, quote), run.Origin);
                i += length - 1;
            }

            start = run.End;
        }

        text.Append(quote, TextOrigin.Template);
    }
}
