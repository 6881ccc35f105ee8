using Plumbline.Recipes.Align;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;

namespace Plumbline.Recipes.Parlor.Stages;

/// <summary>What all stages of one run share.</summary>
/// <param name="Recipe">What to do.</param>
/// <param name="Base">The base model.</param>
/// <param name="Session">Prompts, samples and judges.</param>
/// <param name="Requests">What each stage asks.</param>
/// <param name="Scorecard">What the scorecard asks.</param>
/// <param name="Directory">Where it is written.</param>
/// <param name="Store">Remembers finished stages.</param>
/// <param name="Plan">Names of the stages in their order.</param>
/// <param name="Time">Measures rates.</param>
/// <param name="Progress">Hears how far each stage is.</param>
internal sealed record ParlorRun(
    ParlorRecipe Recipe,
    PretrainedModel Base,
    ParlorSession Session,
    ParlorRequests Requests,
    ScorecardRequests Scorecard,
    RunDirectory Directory,
    StageStore Store,
    IReadOnlyList<string> Plan,
    TimeProvider Time,
    IProgress<StageProgress>? Progress)
{
    /// <summary>Starts to report a stage.</summary>
    public StageReporter Reporter(string stage, long total, string unit)
    {
        int number = Plan.Index().First(entry => entry.Item == stage).Index + 1;
        return new StageReporter(new StagePlace(stage, number, Plan.Count), total, unit, Time, Progress);
    }
}
