using Plumbline.Recipes.Stages;
using Plumbline.Runs;

namespace Plumbline.Recipes.Align;

/// <summary>
/// The main job: takes a pretrained model and a stated wish, collects preferences, trains a reward model on them, optimises the model under a KL
/// penalty, and measures on held-out prompts what that did.
/// </summary>
public sealed class AlignPipeline
{
    private readonly AlignRecipe _recipe;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>Prepares a run; nothing is read or written yet.</summary>
    /// <param name="recipe">What to do; validated.</param>
    /// <param name="time">Stamps the run and measures rates.</param>
    /// <param name="progress">Hears how far each stage is, on the thread that works; null for nobody.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public AlignPipeline(AlignRecipe recipe, TimeProvider time, IProgress<StageProgress>? progress = null)
    {
        IReadOnlyList<string> problems = recipe.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(recipe));
        }

        _recipe = recipe;
        _time = time;
        _progress = progress;
    }

    /// <summary>Runs all stages and writes the run directory.</summary>
    /// <param name="runFolder">An absent or empty folder.</param>
    /// <param name="cancellation">Stops after the current piece of work; the run is then marked as interrupted.</param>
    /// <exception cref="RunException">The folder or an input cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public AlignResult Run(string runFolder, CancellationToken cancellation = default) => throw new NotImplementedException();
}
