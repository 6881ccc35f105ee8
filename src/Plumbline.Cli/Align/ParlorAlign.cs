using Plumbline.Cli.Output;
using Plumbline.Cli.Stages;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Stages;

namespace Plumbline.Cli.Align;

/// <summary>The main job on Parlor: starts it or goes on with it, shows its progress and what it came to.</summary>
internal static class ParlorAlign
{
    /// <summary>Where the base model lies, beside the executable or in a folder above.</summary>
    public const string RelativeFolder = "models/parlor-base";

    /// <summary>The same recipe with smaller numbers and no control: every stage, wide intervals.</summary>
    public static ParlorRecipe Shorten(ParlorRecipe recipe) => recipe with
    {
        Control = false,
        PreferenceRequests = 1000,
        RewardModels = recipe.RewardModels with { Members = 2 },
        BestOf = 2,
        Ppo = recipe.Ppo with { Iterations = 24, PromptsPerIteration = 112 },
        MeasureEvery = 3,
        MeterRequests = 93,
        ScorecardRequests = 310,
    };

    /// <summary>Starts a run.</summary>
    public static ParlorResult Start(ParlorRecipe recipe, string folder, CommandSession session)
    {
        session.Remark($"aligning {recipe.Model} on Parlor, seed {recipe.Seed}; run in {folder}");
        return Watch(
            ParlorPipeline.StageNames(recipe), folder, session, progress => new ParlorPipeline(recipe, session.Time, progress).Run(folder, session.Cancellation));
    }

    /// <summary>Goes on with a run.</summary>
    public static ParlorResult Resume(string folder, CommandSession session)
    {
        session.Remark($"going on with the run in {folder}");
        return Watch(
            ParlorPipeline.StageNames(ParlorPipeline.RecipeOf(folder)),
            folder,
            session,
            progress => ParlorPipeline.Resume(folder, session.Time, progress, session.Cancellation));
    }

    private static ParlorResult Watch(
        IReadOnlyList<string> stages, string folder, CommandSession session, Func<IProgress<StageProgress>, ParlorResult> run)
    {
        try
        {
            return WatchedStages.Run(session, stages, run);
        }
        catch (OperationCanceledException)
        {
            session.Remark($"what was done so far lies in {folder}; go on with: plumb align --resume {folder}");
            throw;
        }
    }
}
