using System.Globalization;
using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>Values as Python's <c>json.dumps</c> writes them; the origin of every character is kept.</summary>
/// <param name="text">Where it is written.</param>
/// <param name="indent">One level of indentation; null writes all on one line.</param>
/// <param name="itemSeparator">Between items.</param>
/// <param name="keySeparator">Between key and value.</param>
/// <param name="ascii">Whether characters beyond ASCII are escaped.</param>
/// <param name="sortKeys">Whether keys are sorted.</param>
/// <param name="budget">What sorting is paid from.</param>
internal sealed class ValueJson(
    TemplateTextBuilder text, TemplateText? indent, TemplateText itemSeparator, TemplateText keySeparator, bool ascii, bool sortKeys, Budget budget)
{
    public void Write(object? value, int level = 0)
    {
        switch (value)
        {
            case TemplateText inner:
                WriteText(inner);
                break;
            case TemplateList list:
                WriteItems('[', ']', list.Items, level, item => Write(item, level + 1));
                break;
            case TemplateDictionary dictionary:
                IEnumerable<KeyValuePair<object?, object?>> pairs = dictionary.Items;
                if (sortKeys)
                {
                    pairs = ValueOrder.Sort(pairs, pair => [pair.Key], reverse: false, budget);
                }

                WriteItems('{', '}', [.. pairs], level, pair => WritePair(pair, level + 1));
                break;
            case Undefined or TemplateFunction or TemplateNamespace or LoopState:
                throw TemplateFault.Value($"{(value as Undefined)?.Reason ?? ValueText.TypeOf(value)} as JSON", "a text, number, list or dictionary");
            default:
                text.Append(Scalar(value));
                break;
        }
    }

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => ValueText.Scalar(value),
    };

    private void WriteItems<T>(char open, char close, IReadOnlyList<T> items, int level, Action<T> write)
    {
        text.Append(open, TextOrigin.Template);
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(itemSeparator);
            }

            NewLine(level + 1);
            write(items[i]);
        }

        if (items.Count > 0)
        {
            NewLine(level);
        }

        text.Append(close, TextOrigin.Template);
    }

    private void WritePair(KeyValuePair<object?, object?> pair, int level)
    {
        switch (pair.Key)
        {
            case TemplateText key:
                WriteText(key);
                break;
            case null or bool or long or double:
                text.Append($"\"{Scalar(pair.Key)}\"");
                break;
            default:
                throw TemplateFault.Value($"a {ValueText.TypeOf(pair.Key)} as a key of JSON", "a text or a number");
        }

        text.Append(keySeparator);
        Write(pair.Value, level);
    }

    private void NewLine(int level)
    {
        if (indent is null)
        {
            return;
        }

        text.Append("\n");
        for (int i = 0; i < level; i++)
        {
            text.Append(indent);
        }
    }

    private void WriteText(TemplateText inner)
    {
        text.Append('"', TextOrigin.Template);
        int start = 0;
        foreach (TextRun run in inner.Runs)
        {
            for (int i = start; i < run.End; i++)
            {
                char c = inner.Value[i];
                if (c is >= ' ' and not '"' and not '\\' && (c < 0x7f || !ascii || c == 0x7f))
                {
                    text.Append(c, run.Origin);
                }
                else
                {
                    text.Append(Escape(c), run.Origin);
                }
            }

            start = run.End;
        }

        text.Append('"', TextOrigin.Template);
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\f' => "\\f",
        '\b' => "\\b",
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
