namespace Plumbline.Evaluation.Judges;

/// <summary>How a judge model is asked.</summary>
public sealed record JudgeOptions
{
    /// <summary>How often it is asked about each reply; the majority decides, and without one there is no score. Default 1.</summary>
    public int Votes { get; init; } = 1;

    /// <summary>Asks for JSON by schema (<c>response_format</c>); most servers know it. Without it the judge is asked for JSON in words. Default true.</summary>
    public bool Structured { get; init; } = true;

    /// <summary>The most tokens of its answer. Default 1024: room for reasons.</summary>
    public int MaxOutputTokens { get; init; } = 1024;

    /// <summary>The most characters of a judged text that it is shown; of a longer one, beginning and end. Default 32,000.</summary>
    public int MaxCharacters { get; init; } = 32_000;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Votes is < 1 or > 99)
        {
            problems.Add($"a judge has {Votes} votes; expected 1 to 99");
        }

        if (MaxOutputTokens < 1)
        {
            problems.Add($"a judge's answer may have {MaxOutputTokens} tokens; expected at least 1");
        }

        if (MaxCharacters < 100)
        {
            problems.Add($"a judge is shown {MaxCharacters} characters; expected at least 100");
        }

        return problems;
    }
}
