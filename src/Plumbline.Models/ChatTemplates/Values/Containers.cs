using Plumbline.Models.ChatTemplates.Evaluation;

namespace Plumbline.Models.ChatTemplates.Values;

/// <summary>A value that holds others. Contents never change, so no value can hold itself.</summary>
internal interface IContainer
{
    /// <summary>Nesting; bounded, so that code may recurse.</summary>
    int Depth { get; }

    /// <summary>What a walk over all that is inside costs, counting shared parts each time they are met.</summary>
    long Size { get; }
}

/// <summary>A list or a tuple.</summary>
internal sealed class TemplateList : IContainer
{
    public TemplateList(IReadOnlyList<object?> items, bool isTuple = false)
    {
        Items = items;
        IsTuple = isTuple;
        (Depth, Size) = Measure.Of(items);
    }

    public IReadOnlyList<object?> Items { get; }

    public bool IsTuple { get; }

    public int Depth { get; }

    public long Size { get; }
}

/// <summary>A dictionary in order of insertion.</summary>
internal sealed class TemplateDictionary : IContainer
{
    private readonly Dictionary<object, int> _places;

    public TemplateDictionary(IEnumerable<KeyValuePair<object?, object?>> pairs)
    {
        List<KeyValuePair<object?, object?>> items = [];
        _places = new Dictionary<object, int>(ValueEquality.Instance);
        foreach (KeyValuePair<object?, object?> pair in pairs)
        {
            object key = pair.Key ?? ValueEquality.NoneKey;
            if (_places.TryGetValue(key, out int place))
            {
                items[place] = new KeyValuePair<object?, object?>(items[place].Key, pair.Value);
            }
            else
            {
                _places.Add(key, items.Count);
                items.Add(pair);
            }
        }

        Items = items;
        (Depth, Size) = Measure.Of(items.Select(pair => pair.Value).Concat(items.Select(pair => pair.Key)));
    }

    public IReadOnlyList<KeyValuePair<object?, object?>> Items { get; }

    public int Depth { get; }

    public long Size { get; }

    public bool TryGet(object? key, out object? value)
    {
        bool found = _places.TryGetValue(key ?? ValueEquality.NoneKey, out int place);
        value = found ? Items[place].Value : null;
        return found;
    }
}

/// <summary>Nesting and size of what a container holds.</summary>
internal static class Measure
{
    private const int MaxDepth = 100;

    public static (int Depth, long Size) Of(IEnumerable<object?> items)
    {
        int depth = 1;
        long size = 1;
        foreach (object? item in items)
        {
            size += item is TemplateText text ? 1 + (text.Length / 32) : 1;
            if (item is IContainer container)
            {
                depth = Math.Max(depth, container.Depth + 1);
                size = Math.Min(size + container.Size, long.MaxValue / 4);
            }
        }

        return depth <= MaxDepth ? (depth, size) : throw TemplateFault.Limit($"a value nested deeper than {MaxDepth}", "flatter values");
    }
}
