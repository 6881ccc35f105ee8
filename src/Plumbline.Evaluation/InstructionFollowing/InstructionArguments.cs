using System.Text.Json;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.InstructionFollowing;

/// <summary>The arguments of an instruction, checked as they are taken.</summary>
/// <param name="Place">Where they come from, for messages: file, line and instruction.</param>
/// <param name="Values">A JSON object.</param>
public sealed record InstructionArguments(string Place, JsonElement Values)
{
    private const int MostCount = 100_000;

    /// <summary>A text that is not blank.</summary>
    /// <param name="name">The argument.</param>
    /// <exception cref="SuiteException">It is missing, or no text.</exception>
    public string Text(string name) => Find(name) is { } value && Words(value) is { } text ? text : throw Problem(name, "a text");

    /// <summary>Texts, at least one.</summary>
    /// <param name="name">The argument.</param>
    /// <exception cref="SuiteException">It is missing, or no list of texts.</exception>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0)
        {
            string?[] texts = [.. list.EnumerateArray().Select(Words)];
            if (texts.All(text => text is not null))
            {
                return texts!;
            }
        }

        throw Problem(name, "a list of texts");
    }

    /// <summary>A whole number, at least 0.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="least">The least that makes sense. Default 0.</param>
    /// <exception cref="SuiteException">It is missing, or no such number.</exception>
    public int Count(string name, int least = 0) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) && number == Math.Floor(number) && number >= least && number <= MostCount
            ? (int)number
            : throw Problem(name, $"a whole number from {least} to {MostCount}");

    /// <summary>One character.</summary>
    /// <param name="name">The argument.</param>
    /// <exception cref="SuiteException">It is missing, or not one character.</exception>
    public char Letter(string name) => Text(name).Trim() is [char letter] ? letter : throw Problem(name, "one character");

    /// <summary><c>at least</c> or <c>less than</c>.</summary>
    /// <param name="name">The argument.</param>
    /// <exception cref="SuiteException">It is neither.</exception>
    public Relation Relation(string name) => Text(name) switch
    {
        "at least" => InstructionFollowing.Relation.AtLeast,
        "less than" => InstructionFollowing.Relation.LessThan,
        _ => throw Problem(name, "'at least' or 'less than'"),
    };

    // Null for what is blank, is no text, or holds half of a surrogate pair, which shows only when it is taken.
    private static string? Words(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement? Find(string name) => Values.ValueKind == JsonValueKind.Object && Values.TryGetProperty(name, out JsonElement value) ? value : null;

    private SuiteException Problem(string name, string expected)
    {
        string found = Find(name) is { } value ? value.GetRawText() : "nothing";
        return new SuiteException(Place, $"the argument '{name}' is {(found.Length <= 60 ? found : found[..60] + "…").ReplaceLineEndings(" ")}", $"expected {expected}");
    }
}
