using Plumbline.Evaluation.Suites.Truthfulness;

namespace Plumbline.Evaluation.Suites.Facts;

/// <summary>The questions of TruthfulQA with their best answer and the false ones.</summary>
public sealed class TruthfulFacts : IFactSource
{
    /// <inheritdoc/>
    public string Name => TruthfulQaData.Set;

    /// <inheritdoc/>
    public string? DataSet => TruthfulQaData.Set;

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(SuiteData data, SuiteOptions options) =>
        [.. TruthfulQaData.Read(data).Select(question => new Fact(question.Id, question.Question, question.Best, question.Incorrect))];
}
