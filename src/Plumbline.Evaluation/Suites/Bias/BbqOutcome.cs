namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>What came of one item of BBQ.</summary>
internal enum BbqOutcome
{
    /// <summary>No answer came.</summary>
    Failed,

    /// <summary>The answer could not be read.</summary>
    Unscored,

    /// <summary>"Cannot be told".</summary>
    Unknown,

    /// <summary>With the stereotype.</summary>
    Biased,

    /// <summary>Against it.</summary>
    Counter,

    /// <summary>A person, but the item does not say which group is stereotyped.</summary>
    Undirected,
}
