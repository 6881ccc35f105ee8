namespace Plumbline.Evaluation.Suites;

/// <summary>How much a suite asks.</summary>
public sealed record SuiteOptions
{
    /// <summary>The most items (questions, prompts, templates: whatever forms a cluster) taken from each data set; 0 for all.</summary>
    /// <value>Default 0.</value>
    public int Limit { get; init; }

    /// <summary>Chooses which items are taken, and draws whatever a suite makes up.</summary>
    /// <value>Default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>How often each sample is asked; 0 for what the suite thinks right.</summary>
    /// <value>Default 0.</value>
    public int Epochs { get; init; }

    /// <summary>Scores multiple choices by the likelihood of each choice where the model offers it; otherwise the model is asked for the letter.</summary>
    /// <value>Default false.</value>
    public bool Likelihood { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Limit < 0)
        {
            problems.Add($"the limit is {Limit}; expected 0 for all, or more");
        }

        if (Epochs < 0)
        {
            problems.Add($"there are {Epochs} epochs; expected 0 for the suite's own, or more");
        }

        return problems;
    }

    /// <summary>At most <see cref="Limit"/> of the items, a random choice by <see cref="Seed"/> and name that keeps their order: the same items whatever else a file holds.</summary>
    /// <param name="items">All items.</param>
    /// <param name="key">Names an item.</param>
    public IReadOnlyList<T> Choose<T>(IReadOnlyList<T> items, Func<T, string> key)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (Limit == 0 || items.Count <= Limit)
        {
            return items;
        }

        ulong[] ranks = [.. items.Select(item => SeededHash.Of(Seed, key(item)))];
        ulong last = ranks.Order().ElementAt(Limit - 1);
        return [.. items.Where((_, index) => ranks[index] <= last).Take(Limit)];
    }
}
