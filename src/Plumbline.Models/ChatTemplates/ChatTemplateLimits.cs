namespace Plumbline.Models.ChatTemplates;

/// <summary>
/// What one rendering may use. A template comes with a downloaded model: it is foreign code, and a hostile one must end with an error, soon.
/// </summary>
public sealed record ChatTemplateLimits
{
    /// <summary>Units of work: one for each evaluated part of the template, and one for each 32 characters or list items it makes.</summary>
    /// <value>Default 10,000,000, about a second; a long conversation with tools needs some ten thousand. Above 0.</value>
    public long MaxSteps { get; init; } = 10_000_000;

    /// <summary>UTF-16 units of the rendered text, and of every text on the way there.</summary>
    /// <value>Default 16,000,000. From 1 to 100,000,000.</value>
    public int MaxCharacters { get; init; } = 16_000_000;

    /// <summary>Nesting of blocks, expressions and macro calls while rendering.</summary>
    /// <value>Default 400; the deepest template known to us needs 30. From 10 to 400, which a thread's stack always has room for.</value>
    public int MaxDepth { get; init; } = 400;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (MaxSteps < 1)
        {
            problems.Add($"max steps is {MaxSteps}; it must be above 0");
        }

        if (MaxCharacters is < 1 or > 100_000_000)
        {
            problems.Add($"max characters is {MaxCharacters}; it must be from 1 to 100000000");
        }

        if (MaxDepth is < 10 or > 400)
        {
            problems.Add($"max depth is {MaxDepth}; it must be from 10 to 400");
        }

        return problems;
    }
}
