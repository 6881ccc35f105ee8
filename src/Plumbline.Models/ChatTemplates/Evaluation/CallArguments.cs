using Plumbline.Models.ChatTemplates.Values;

namespace Plumbline.Models.ChatTemplates.Evaluation;

/// <summary>The evaluated arguments of one call, and the means to work.</summary>
/// <param name="Positional">By position.</param>
/// <param name="Named">By name.</param>
/// <param name="Budget">What the call pays from.</param>
internal sealed record CallArguments(IReadOnlyList<object?> Positional, IReadOnlyList<KeyValuePair<string, object?>> Named, Budget Budget)
{
    /// <summary>Puts the arguments in the order of <paramref name="names"/>.</summary>
    /// <param name="function">Name for messages.</param>
    /// <param name="required">How many must be given.</param>
    /// <param name="names">All parameters.</param>
    public BoundArguments Bind(string function, int required, params string[] names)
    {
        if (Positional.Count > names.Length)
        {
            throw TemplateFault.Value($"{Positional.Count} arguments for '{function}'", $"at most {names.Length}");
        }

        object?[] values = new object?[names.Length];
        bool[] given = new bool[names.Length];
        for (int i = 0; i < Positional.Count; i++)
        {
            (values[i], given[i]) = (Positional[i], true);
        }

        foreach ((string name, object? value) in Named)
        {
            int place = Array.IndexOf(names, name);
            if (place < 0 || given[place])
            {
                throw TemplateFault.Value(
                    $"the argument '{name}' for '{function}'{(place < 0 ? "" : " twice")}",
                    names.Length == 0 ? "no arguments" : $"each of {string.Join(", ", names)} at most once");
            }

            (values[place], given[place]) = (value, true);
        }

        int missing = Array.IndexOf(given, false);
        return missing < 0 || missing >= required
            ? new BoundArguments(function, names, values, given, Budget)
            : throw TemplateFault.Value($"no argument '{names[missing]}' for '{function}'", "one");
    }
}

/// <summary>Arguments in the order of a function's parameters.</summary>
internal sealed record BoundArguments(string Function, string[] Names, object?[] Values, bool[] Given, Budget Budget)
{
    public object? this[int index] => Values[index];

    public bool Has(int index) => Given[index];

    public bool HasValue(int index) => Given[index] && Values[index] is not null;

    public TemplateText Text(int index) => Values[index] as TemplateText ?? throw Wrong(index, "a text");

    public TemplateText Text(int index, string otherwise) => Given[index] ? Text(index) : TemplateText.Of(otherwise);

    public long Whole(int index, long otherwise) => !Given[index] ? otherwise
        : Numbers.IsWhole(Values[index]) ? Numbers.ToLong(Values[index])
        : throw Wrong(index, "an integer");

    /// <summary>A width or count: as <see cref="Whole"/>, cut to what a text may have.</summary>
    public int Count(int index, int otherwise) => (int)Math.Clamp(Whole(index, otherwise), -1, Budget.MaxCharacters + 1L);

    public bool Flag(int index, bool otherwise = false) => Given[index] ? Operators.IsTrue(Values[index]) : otherwise;

    public TemplateFault Wrong(int index, string expected) => TemplateFault.Value(
        Values[index] is Undefined undefined ? undefined.Reason : $"a {ValueText.TypeOf(Values[index])} as '{Names[index]}' of '{Function}'", expected);
}
