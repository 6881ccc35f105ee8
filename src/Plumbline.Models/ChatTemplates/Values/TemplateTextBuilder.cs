using System.Text;
using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>Joins texts and keeps their origins; refuses to grow beyond its limit.</summary>
internal sealed class TemplateTextBuilder(int maxCharacters)
{
    private readonly StringBuilder _text = new();
    private readonly List<TextRun> _runs = [];

    public int Length => _text.Length;

    public TemplateTextBuilder Append(TemplateText text)
    {
        ThrowIfTooLong(text.Length);
        int before = _text.Length;
        _text.Append(text.Value);
        foreach (TextRun run in text.Runs)
        {
            Extend(before + run.End, run.Origin);
        }

        return this;
    }

    public TemplateTextBuilder Append(string text, TextOrigin origin = TextOrigin.Template)
    {
        if (text.Length > 0)
        {
            ThrowIfTooLong(text.Length);
            _text.Append(text);
            Extend(_text.Length, origin);
        }

        return this;
    }

    public TemplateTextBuilder Append(char character, TextOrigin origin, int count = 1)
    {
        if (count > 0)
        {
            ThrowIfTooLong(count);
            _text.Append(character, count);
            Extend(_text.Length, origin);
        }

        return this;
    }

    public TemplateText ToText() => _text.Length == 0 ? TemplateText.Empty : new TemplateText(_text.ToString(), [.. _runs]);

    private void Extend(int end, TextOrigin origin)
    {
        if (_runs.Count > 0 && _runs[^1].Origin == origin)
        {
            _runs[^1] = new TextRun(end, origin);
        }
        else
        {
            _runs.Add(new TextRun(end, origin));
        }
    }

    private void ThrowIfTooLong(int added)
    {
        if ((long)_text.Length + added > maxCharacters)
        {
            throw TemplateFault.Limit($"a text of more than {maxCharacters} characters", "less text");
        }
    }
}
