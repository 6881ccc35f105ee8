using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>
/// Variables by name. A loop's turn, a macro's call and a captured block have their own: what is set there ends there; if-blocks have none.
/// </summary>
internal sealed class Scope(Scope? parent)
{
    private Dictionary<string, object?>? _values;

    public object? this[string name]
    {
        set => (_values ??= new Dictionary<string, object?>(StringComparer.Ordinal))[name] = value;
    }

    public object? Find(string name)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._values is { } values && values.TryGetValue(name, out object? value))
            {
                return value;
            }
        }

        return Undefined.Name(name);
    }

    private Scope? Parent { get; } = parent;
}
