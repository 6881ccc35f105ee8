namespace Plumbline.Evaluation.Solvers;

/// <summary>How far a model may go with tools.</summary>
public sealed record ToolSolverOptions
{
    /// <summary>The most times that the model is asked. After the last its calls are not carried out and the conversation ends. Default 20.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>The most calls in one reply; further ones are refused, and the model is told. Default 16.</summary>
    public int CallsPerRound { get; init; } = 16;

    /// <summary>The longest result that a model is shown, in characters; the middle of longer ones is cut out. Default 16384.</summary>
    public int ResultCharacters { get; init; } = 16_384;

    /// <summary>How long one call may take. Default 60 s; then the model is told that it took too long.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Rounds < 1 || CallsPerRound < 1)
        {
            problems.Add($"there may be {Rounds} rounds of {CallsPerRound} calls; expected at least 1 of both");
        }

        if (ResultCharacters < 100)
        {
            problems.Add($"a result may have {ResultCharacters} characters; expected at least 100");
        }

        if (CallTimeout <= TimeSpan.Zero || CallTimeout > TimeSpan.FromDays(1))
        {
            problems.Add($"a call may take {CallTimeout}; expected more than 0, at most a day");
        }

        return problems;
    }
}
