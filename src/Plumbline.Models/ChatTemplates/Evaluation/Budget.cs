using System.Runtime.CompilerServices;
using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>Counts the work of one rendering and ends it where it goes beyond the limits.</summary>
internal sealed class Budget(ChatTemplateLimits limits)
{
    private long _left = limits.MaxSteps;
    private int _depth;

    public int MaxCharacters => limits.MaxCharacters;

    public void Spend(long units)
    {
        _left -= Math.Max(units, 1);
        if (_left < 0)
        {
            throw TemplateFault.Limit($"more than {limits.MaxSteps} steps of work", "a template that ends");
        }
    }

    public void Enter()
    {
        if (++_depth > limits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TemplateFault.Limit($"nesting deeper than {limits.MaxDepth}", "blocks, expressions and macro calls less deeply nested");
        }

        Spend(1);
    }

    public void Leave() => _depth--;

    /// <summary>Pays for a text before it is made.</summary>
    public void Characters(long count)
    {
        if (count > limits.MaxCharacters)
        {
            throw TemplateFault.Limit($"a text of more than {limits.MaxCharacters} characters", "less text");
        }

        Spend(count / 32);
    }

    /// <summary>Pays for a list before it is made.</summary>
    public void Items(long count) => Spend(count / 4);

    /// <summary>Pays for texts made one by one, each of which takes memory of its own.</summary>
    public void Texts(long count) => Spend(count * 8);

    /// <summary>Pays for looking for a part in a text; a long part may be compared at every place.</summary>
    public void Search(TemplateText text, TemplateText part) => Spend(text.Length / 32 * (1 + (part.Length / 256L)));

    /// <summary>Pays for looking at a value and all that is in it.</summary>
    public void Value(object? value) => Spend(value switch
    {
        TemplateText text => text.Length / 32,
        IContainer container => container.Size,
        _ => 1,
    });

    public TemplateTextBuilder Text() => new(limits.MaxCharacters);
}
