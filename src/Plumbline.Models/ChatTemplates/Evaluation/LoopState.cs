using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>The variable <c>loop</c>.</summary>
internal sealed class LoopState(IReadOnlyList<object?> items, Budget budget)
{
    private IReadOnlyList<object?>? _lastSeen;

    public int Index { get; set; }

    public object? Attribute(string name) => name switch
    {
        "index" => Index + 1L,
        "index0" => (long)Index,
        "revindex" => (long)(items.Count - Index),
        "revindex0" => (long)(items.Count - Index - 1),
        "first" => Index == 0,
        "last" => Index == items.Count - 1,
        "length" => (long)items.Count,
        "depth" => 1L, // counts recursive loops, which are not supported
        "depth0" => 0L,
        "previtem" => Index > 0 ? items[Index - 1] : new Undefined("there is no previous item"),
        "nextitem" => Index < items.Count - 1 ? items[Index + 1] : new Undefined("there is no next item"),
        "cycle" => new TemplateFunction("cycle", Cycle),
        "changed" => new TemplateFunction("changed", Changed),
        _ => Undefined.Attribute(this, name),
    };

    private object? Cycle(CallArguments arguments) => arguments.Positional.Count > 0
        ? arguments.Positional[Index % arguments.Positional.Count]
        : throw TemplateFault.Value("no items for 'cycle'", "at least one");

    private object Changed(CallArguments arguments)
    {
        foreach (object? value in arguments.Positional)
        {
            budget.Value(value);
        }

        bool changed = _lastSeen is null || !_lastSeen.SequenceEqual(arguments.Positional, ValueEquality.Instance!);
        _lastSeen = arguments.Positional;
        return changed;
    }
}
