using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Tests;

namespace Plumbline.Studies.EvalPlants;

/// <summary>A suite run as a user would run it, on a limited number of items, against one scripted model.</summary>
internal sealed class SuiteCase(
    Suite suite, string plant, string items, SuiteData data, SuiteOptions options, Func<SuitePlan, ulong, IChatClient> model, params IReadOnlyList<PlantedSize> sizes) : IPlantedCase
{
    public string Suite => suite.Name;

    public string Plant => plant;

    public string Items => items;

    public IReadOnlyList<PlantedSize> Sizes => sizes;

    public async Task<IReadOnlyDictionary<string, Measurement>> MeasureAsync(ulong seed)
    {
        SuitePlan plan = suite.Plan(new SuiteContext(data, options with { Seed = seed }));

        // The model's luck and the suite's come from different seeds.
        using IChatClient client = model(plan, seed + 1_000_000);
        return SuiteRun.Measure(plan, await SuiteRun.RecordsAsync(plan, client).ConfigureAwait(false), 0.95);
    }
}
