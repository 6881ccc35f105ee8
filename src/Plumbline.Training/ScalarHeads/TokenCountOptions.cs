namespace Plumbline.Training.ScalarHeads;

/// <summary>Settings of a <see cref="TokenCountHead"/>.</summary>
public sealed record TokenCountOptions
{
    /// <summary>Tokens of the longest run of neighbours that is a feature, 1 to 8.</summary>
    /// <value>Default 3: with a small byte-pair vocabulary about a word and a half.</value>
    public int LongestRun { get; init; } = 3;

    /// <summary>Two to the power of this is the number of buckets that runs are hashed into, 8 to 24.</summary>
    /// <value>Default 18: a megabyte of weights, and few collisions among the runs of some thousand replies.</value>
    public int Bits { get; init; } = 18;

    /// <summary>Penalties to choose from, each above 0: <see cref="Statistics.LogisticRegressionOptions.Penalty"/>. The one that predicts best by cross-validation is taken.</summary>
    /// <value>Default 10, 30, 100.</value>
    public IReadOnlyList<double> Penalties { get; init; } = [10, 30, 100];

    /// <summary>Parts of the cross-validation, at least 2; whole prompts go to a part.</summary>
    /// <value>Default 5.</value>
    public int Folds { get; init; } = 5;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(LongestRun is >= 1 and <= 8, $"token counts' longest run is {LongestRun}; expected 1 to 8");
        Check(Bits is >= 8 and <= 24, $"token counts' bits is {Bits}; expected 8 to 24");
        Check(Penalties.Count > 0 && Penalties.All(p => p > 0 && double.IsFinite(p)), "token counts' penalties are not one or more numbers above 0");
        Check(Folds >= 2, $"token counts' folds is {Folds}; expected at least 2");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
