using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Suites;

/// <summary>What a suite is planned with.</summary>
/// <param name="Data">Where data sets lie.</param>
/// <param name="Options">How much is asked.</param>
public sealed record SuiteContext(SuiteData Data, SuiteOptions Options)
{
    /// <summary>The judge model, retried and limited like any other; null where none was given.</summary>
    public IChatClient? Judge { get; init; }
}
