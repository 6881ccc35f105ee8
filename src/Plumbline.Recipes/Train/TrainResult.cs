using Plumbline.Training.Health;
using Plumbline.Training.Loop;

namespace Plumbline.Recipes.Train;

/// <summary>What a run of <c>plumb train</c> came to.</summary>
/// <param name="Folder">The run directory.</param>
/// <param name="ModelFolder">The trained model, reward model or adapters.</param>
/// <param name="Method">The method.</param>
/// <param name="Loop">Steps, evaluations and warnings.</param>
/// <param name="Comparison">What training did to rewarded replies on held-out prompts; null where nothing rewards them.</param>
/// <param name="Samples">Some prompts with replies before and after.</param>
public sealed record TrainResult(
    string Folder, string ModelFolder, string Method, TrainingLoopResult Loop, TrainComparison? Comparison, IReadOnlyList<TrainSample> Samples);

/// <summary>A prompt with the replies before and after training, on the same random numbers.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Before">Reply of the start.</param>
/// <param name="After">Reply of the trained policy.</param>
/// <param name="RewardBefore">Reward of the first; null where none could be read.</param>
/// <param name="RewardAfter">Reward of the second.</param>
public sealed record TrainSample(string Prompt, string Before, string After, double? RewardBefore, double? RewardAfter);

/// <summary>What <c>scorecard.json</c> of a run of <c>plumb train</c> holds.</summary>
/// <param name="Method">The method.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="StoppedEarly">Whether evaluations stopped improving before the last step.</param>
/// <param name="BestStep">Step of the best evaluation; null where nothing was evaluated.</param>
/// <param name="Before">Held-out metrics before training; null where nothing was held out.</param>
/// <param name="After">Held-out metrics at the last evaluation.</param>
/// <param name="Comparison">What training did to rewarded replies; null where nothing rewards them.</param>
/// <param name="Warnings">What went wrong on the way.</param>
public sealed record TrainScorecard(
    string Method,
    int Steps,
    bool StoppedEarly,
    int? BestStep,
    IReadOnlyDictionary<string, double>? Before,
    IReadOnlyDictionary<string, double>? After,
    TrainComparison? Comparison,
    IReadOnlyList<HealthWarning> Warnings);
