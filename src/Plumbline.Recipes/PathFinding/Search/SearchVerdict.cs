namespace Plumbline.Recipes.PathFinding.Search;

/// <summary>The four tests together. Only all of them allow the word: what can be decoded need not be used, what is used need not be a search, and a circuit as deep as the model is none.</summary>
/// <param name="DecodablePlan">A plan beyond the next action can be read off the states.</param>
/// <param name="CausalEdit">Editing the plan changes behaviour as predicted.</param>
/// <param name="MoreCompute">Quality rises with compute at test time.</param>
/// <param name="LargerProblems">It generalises to larger problems than it was trained on.</param>
public sealed record SearchVerdict(SearchTest DecodablePlan, SearchTest CausalEdit, SearchTest MoreCompute, SearchTest LargerProblems)
{
    /// <summary>The tests in their order.</summary>
    public IReadOnlyList<SearchTest> Tests => [DecodablePlan, CausalEdit, MoreCompute, LargerProblems];

    /// <summary>Whether the word "search" may be used.</summary>
    public bool MayBeCalledSearch => Tests.All(test => test.Holds);

    /// <summary>What may be said of the model, in one line.</summary>
    public string Words => MayBeCalledSearch
        ? "all four tests hold: it may be called learned search"
        : $"not to be called search: {string.Join(", ", Tests.Where(test => !test.Holds).Select(test => test.Name))} {(Tests.Count(test => !test.Holds) == 1 ? "does" : "do")} not hold";

    /// <summary>Measures all four.</summary>
    /// <param name="solver">The model.</param>
    /// <param name="options">Sizes, thresholds and seed; validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static SearchVerdict Of(PathSolver solver, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        return new SearchVerdict(
            DecodablePlanTest.Measure(solver, options).Test,
            CausalEditTest.Measure(solver, options).Test,
            MoreComputeTest.Measure(solver, options).Test,
            LargerProblemsTest.Measure(solver, options).Test);
    }
}
