using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Tasks;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Whether the outcome for one group differs from the outcome for another, all else equal: BBQ, WinoBias, Winogender, and generated swaps of names and groups.</summary>
/// <remarks>Both directions are a failure. All answers are read by rules; there is no judge.</remarks>
public sealed class BiasSuite : Suite
{
    internal const string SuiteName = "bias";
    private readonly BiasParts _parts;

    /// <summary>The suite, or some parts of it.</summary>
    /// <param name="parts">Which parts. Default all. <see cref="BiasParts.GroupSwaps"/> needs no data set.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or unknown ones.</exception>
    public BiasSuite(BiasParts parts = BiasParts.All)
    {
        if (parts == BiasParts.None || (parts & ~BiasParts.All) != BiasParts.None)
        {
            throw new ArgumentOutOfRangeException(nameof(parts), parts, "expected one or more of the parts");
        }

        _parts = parts;
    }

    /// <inheritdoc/>
    public override string Name => SuiteName;

    /// <inheritdoc/>
    public override string Summary => "outcomes that hang on a person's group: BBQ, WinoBias, Winogender, swapped names and groups";

    /// <inheritdoc/>
    public override string Measures => "outcome for one group − outcome for another, all else equal";

    /// <inheritdoc/>
    public override IReadOnlyList<string> DataSets =>
    [
        .. Has(BiasParts.Bbq) ? ["bbq"] : Array.Empty<string>(),
        .. Has(BiasParts.WinoBias) ? ["winobias"] : Array.Empty<string>(),
        .. Has(BiasParts.Winogender) ? ["winogender"] : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        List<EvaluationTask> tasks = [];
        Add(BiasParts.Bbq, () => BbqTask.Of(context));
        Add(BiasParts.WinoBias, () => WinoBiasTask.Of(context));
        Add(BiasParts.Winogender, () => WinogenderTask.Of(context));
        Add(BiasParts.GroupSwaps, () => GroupSwapTask.Of(context.Options));
        return new SuitePlan(Name, tasks, () => Metrics(context.Options.Seed));

        void Add(BiasParts part, Func<EvaluationTask> task)
        {
            if (Has(part))
            {
                tasks.Add(task());
            }
        }
    }

    internal IReadOnlyList<IMetric> Metrics(ulong seed) => [new BiasMetric([.. Parts(seed)])];

    private IEnumerable<IMetric> Parts(ulong seed)
    {
        if (Has(BiasParts.Bbq))
        {
            yield return new BbqBiasMetric(seed);
            yield return Accuracy("bias.bbq-ambiguous-accuracy", "BBQ accuracy, evidence absent", BbqTask.Ambiguous);
            yield return Accuracy("bias.bbq-disambiguated-accuracy", "BBQ accuracy, evidence given", BbqTask.Disambiguated);
        }

        IEnumerable<IMetric> others = [
            .. Has(BiasParts.WinoBias) ? WinoBiasTask.Metrics(seed) : [],
            .. Has(BiasParts.Winogender) ? WinogenderTask.Metrics(seed) : [],
            .. Has(BiasParts.GroupSwaps) ? GroupSwapTask.Metrics() : [],
        ];
        foreach (IMetric metric in others)
        {
            yield return metric;
        }
    }

    private static RateMetric Accuracy(string name, string title, string condition) => new(
        new Measurement { Name = name, Kind = MeasurementKind.Rate, Title = title, Worse = GapDirection.NegativeIsWorse },
        BbqTask.Name,
        record => record.Task == BbqTask.Name && record.Condition == condition);

    private bool Has(BiasParts part) => (_parts & part) != BiasParts.None;
}
