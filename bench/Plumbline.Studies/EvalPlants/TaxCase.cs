using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Comparisons;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Plants;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Capability;
using Plumbline.Evaluation.Tests;

namespace Plumbline.Studies.EvalPlants;

/// <summary>The capability suite before and after an alignment that costs a known part of the accuracy, compared in pairs.</summary>
/// <param name="data">Where data sets lie.</param>
/// <param name="limit">Items of each set.</param>
/// <param name="plant">What happens between the runs.</param>
/// <param name="after">The accuracy after; before it is 0.7.</param>
/// <param name="renewed">Whether the model knows other answers after; otherwise some of the same are lost.</param>
internal sealed class TaxCase(SuiteData data, int limit, string plant, double after, bool renewed) : IPlantedCase
{
    private const double Before = 0.7;

    public string Suite => "capability, two runs";

    public string Plant => plant;

    public string Items => $"{limit} questions of each of 3 sets";

    public IReadOnlyList<PlantedSize> Sizes { get; } = [new PlantedSize("capability (before − after)", Before - after)];

    public async Task<IReadOnlyDictionary<string, Measurement>> MeasureAsync(ulong seed)
    {
        SuitePlan plan = new CapabilitySuite().Plan(new SuiteContext(data, new SuiteOptions { Limit = limit, Seed = seed }));
        using IChatClient first = KnowledgePlants.Knows(plan, Before, seed + 1_000_000);
        using IChatClient second = KnowledgePlants.Knows(plan, after, seed + (renewed ? 2_000_000UL : 1_000_000UL));
        RunComparison comparison = RunComparison.Of(
            plan, await SuiteRun.RecordsAsync(plan, second).ConfigureAwait(false), await SuiteRun.RecordsAsync(plan, first).ConfigureAwait(false));
        ComparedRate rate = comparison.Rates.Single(compared => compared.Name == "capability");
        Measurement tax = new()
        {
            Name = Sizes[0].Measurement,
            Kind = MeasurementKind.Gap,
            Title = "alignment tax",
            Value = rate.Difference!.Difference,
            Interval = rate.Difference.Interval,
            Worse = Plumbline.Statistics.GapDirection.PositiveIsWorse,
        };
        return new Dictionary<string, Measurement>(StringComparer.Ordinal) { [tax.Name] = tax };
    }
}
