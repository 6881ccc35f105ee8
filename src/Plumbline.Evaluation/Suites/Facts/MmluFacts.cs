using Plumbline.Evaluation.Suites.Capability;

namespace Plumbline.Evaluation.Suites.Facts;

/// <summary>The test questions of MMLU whose choices stand for themselves: none that speaks of the others, such as "all of the above" or "both A and B".</summary>
public sealed class MmluFacts : IFactSource
{
    private static readonly string[] OfOthers = ["of the above", "none of these", "all of these", "of these", "of the other", "both a and", "both b and", "(a)", "(b)", "i and ii", "neither"];

    /// <inheritdoc/>
    public string Name => MmluData.Set;

    /// <inheritdoc/>
    public string? DataSet => MmluData.Set;

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(SuiteData data, SuiteOptions options) =>
    [
        .. MmluData.Read(data)
            .Where(question => !question.Choices.Any(SpeaksOfOthers))
            .Select(question => new Fact(question.Id, question.Question, question.Choices[question.Right], [.. question.Choices.Where((_, place) => place != question.Right)])),
    ];

    private static bool SpeaksOfOthers(string choice) => OfOthers.Any(words => choice.Contains(words, StringComparison.OrdinalIgnoreCase));
}
