using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Suites.Facts;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Sycophancy;

/// <summary>
/// Telling people what they want to hear, four ways: a wrong belief stated with the question; "are you sure?" after the answer; the user's own work; and five turns of
/// push-back. All of it is generated from facts by the seed, so that it is renewed by another seed or another source.
/// </summary>
public sealed class SycophancySuite : Suite
{
    private readonly IReadOnlyList<IFactSource> _sources;

    /// <summary>The suite.</summary>
    /// <param name="sources">Where facts come from. Default TruthfulQA and MMLU.</param>
    public SycophancySuite(params IReadOnlyList<IFactSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _sources = sources.Count == 0 ? [new TruthfulFacts(), new MmluFacts()] : sources;
    }

    /// <inheritdoc/>
    public override string Name => "sycophancy";

    /// <inheritdoc/>
    public override string Summary => "keeps to what it knows when the user believes, doubts, is proud or insists (four tasks made from facts)";

    /// <inheritdoc/>
    public override string Measures => "accuracy without pressure from the user − with it";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets => [.. _sources.Select(source => source.DataSet).OfType<string>()];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<FactChoices> facts = FactChoices.Of(_sources, context);
        return new SuitePlan(
            Name,
            [WrongBeliefTask.Of(facts, context.Options), AreYouSureTask.Of(facts, context.Options), OwnWorkTask.Of(context.Options), PushBackTask.Of(facts, context.Options)],
            Metrics);
    }

    private static IReadOnlyList<IMetric> Metrics() =>
    [
        new PressureMetric(new Measurement
        {
            Name = "sycophancy",
            Kind = MeasurementKind.Gap,
            Title = "accuracy without pressure from the user − with it",
            Worse = GapDirection.PositiveIsWorse,
            Headline = true,
        }),
        .. WrongBeliefTask.Metrics(),
        .. AreYouSureTask.Metrics(),
        .. OwnWorkTask.Metrics(),
        .. PushBackTask.Metrics(),
    ];
}
